package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LastResortTest {

    @Test
    void tellsOfWhatNobodyExpected(CapturedOutput output) {
        new LastResort().uncaughtException(Thread.currentThread(), new IllegalStateException("of ours"));
        assertThat(output).contains("The thread main ended").contains("IllegalStateException: of ours");
    }

    @Test
    void keepsToItselfThatAClientIsGone(CapturedOutput output) {
        IllegalStateException fault = new IllegalStateException("the session of nobody has been closed");
        fault.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.apache.tomcat.websocket.WsRemoteEndpointImplBase", "writeMessagePart", null, 552)
        });
        new LastResort().uncaughtException(Thread.currentThread(), fault);
        assertThat(output).doesNotContain("of nobody");
    }
}
