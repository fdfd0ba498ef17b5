package chat.hubbub.message;

import java.io.IOException;
import java.nio.file.Path;

/** Works for so many changes; then the power is cut, and nothing is done any more. */
final class BrittleDisk extends Disk {

    private int left;

    BrittleDisk(int changes) {
        this.left = changes;
    }

    /** Whether it still works. */
    boolean survived() {
        return left >= 0;
    }

    @Override
    Path createPart(Path folder) throws IOException {
        change();
        return super.createPart(folder);
    }

    @Override
    void sync(Path file) throws IOException {
        change();
        super.sync(file);
    }

    @Override
    void syncFolder(Path folder) throws IOException {
        change();
        super.syncFolder(folder);
    }

    @Override
    void link(Path name, Path file) throws IOException {
        change();
        super.link(name, file);
    }

    @Override
    void replace(Path name, Path part) throws IOException {
        change();
        super.replace(name, part);
    }

    @Override
    void delete(Path file) throws IOException {
        change();
        super.delete(file);
    }

    private void change() throws IOException {
        left--;
        if (left < 0) {
            throw new IOException("the power is gone");
        }
    }
}
