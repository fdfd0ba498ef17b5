package chat.hubbub.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temp;

    @Test
    void makesTheFolderWhereItIsMissing() {
        Path path = temp.resolve("not/there/yet");
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path).isDirectory();
            assertThat(folder.resolve("file")).isEqualTo(path.resolve("file"));
        }
    }

    @Test
    void refusesASecondOneInTheSameProcess() {
        try (DataFolder first = DataFolder.open(temp)) {
            assertThatExceptionOfType(StorageUnusable.class)
                    .isThrownBy(() -> DataFolder.open(temp.resolve("../" + temp.getFileName())))
                    .withMessage("Another Hubbub is running on the data folder " + first.path() + ".")
                    .satisfies(unusable -> assertThat(unusable.cure()).contains("hubbub.data"));
        }
    }

    @Test
    void refusesASecondOneFromAnotherProcess() throws Exception {
        Process other = startOther();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("open");
            assertThatExceptionOfType(StorageUnusable.class)
                    .isThrownBy(() -> DataFolder.open(temp))
                    .withMessageContaining("Another Hubbub is running on the data folder " + temp);
        } finally {
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        DataFolder.open(temp).close();
    }

    @Test
    void isFreeAgainOnceClosed() {
        DataFolder.open(temp).close();
        DataFolder.open(temp).close();
    }

    @Test
    void namesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");

        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> DataFolder.open(file.resolve("data")))
                .withMessageContaining("The data folder " + file.resolve("data") + " cannot be written")
                .satisfies(unusable -> assertThat(unusable.cure()).contains("hubbub.data"));
        assertThatExceptionOfType(StorageUnusable.class)
                .isThrownBy(() -> DataFolder.open(file))
                .withMessageContaining("The data folder " + file + " cannot be written");
    }

    private Process startOther() throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), temp.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Another Hubbub, as far as the folder can tell. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            DataFolder.open(Path.of(arguments[0]));
            System.out.println("open");
            int ended = System.in.read();
            System.exit(ended);
        }
    }
}
