package chat.hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void areOfThisMachineWhereTheServerListensEverywhere() {
        assertThat(at("::", 8080).onThisMachine()).containsExactly("http://localhost:8080/");
        assertThat(at("0.0.0.0", 8080).onThisMachine()).containsExactly("http://localhost:8080/");
    }

    @Test
    void leaveOutThePortThatEverybodyExpects() {
        InetAddress anywhere = new InetSocketAddress(0).getAddress();

        assertThat(new Addresses("https", anywhere, 443, "/").onThisMachine()).containsExactly("https://localhost/");
        assertThat(new Addresses("https", anywhere, 80, "/").onThisMachine()).containsExactly("https://localhost:80/");
    }

    @Test
    void areOfTheNetworkAloneWhereTheServerListensThereAlone() {
        assertThat(at("192.168.1.20", 8080).onThisMachine()).isEmpty();
        assertThat(at("192.168.1.20", 8080).onTheNetwork()).containsExactly("http://192.168.1.20:8080/");
        assertThat(at("fd00::2", 8080).onTheNetwork()).containsExactly("http://[fd00:0:0:0:0:0:0:2]:8080/");
    }

    @Test
    void areNotOfTheNetworkWhereTheServerListensOnThisMachineAlone() {
        assertThat(at("127.0.0.1", 8080).onThisMachine()).containsExactly("http://localhost:8080/");
        assertThat(at("127.0.0.1", 8080).onTheNetwork()).isEmpty();
    }

    private static Addresses at(String address, int port) {
        try {
            return new Addresses("http", InetAddress.getByName(address), port, "/");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
