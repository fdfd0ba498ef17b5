package chat.hubbub.web;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** A text for the cameras of phones, as a picture: black on white in every theme, because they want it so. */
final class QrCode {

    /** So many modules of white are to stand around it (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private final io.nayuki.qrcodegen.QrCode code;

    QrCode(String text) {
        code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    }

    String svg() {
        int size = code.size + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + ' ' + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + 'v' + size
                + "H0z\"/><path d=\"" + path() + "\"/></svg>";
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
