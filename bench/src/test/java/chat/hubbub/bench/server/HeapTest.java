package chat.hubbub.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {

    @Test
    void addsUpTheGenerationsAndNotTheirParts() {
        String serial = """
                4711:
                 def new generation   total 78656K, used 3123K [0x00000000c0000000, 0x00000000c5550000)
                  eden space 69952K,   4% used [0x00000000c0000000, 0x00000000c030cd58)
                 tenured generation   total 174784K, used 20000K [0x00000000d5550000, 0x00000000e0000000)
                   the space 174784K,  11% used [0x00000000d5550000, 0x00000000d6000000)
                 Metaspace       used 41000K, committed 41600K, reserved 1114112K
                  class space    used 5000K, committed 5300K, reserved 1048576K
                """;

        assertThat(Heap.used(serial)).isEqualTo(23_123);
    }

    @Test
    void readsOtherCollectorsToo() {
        String g1 = """
                 garbage-first heap   total reserved 1048576K, committed 262144K, used 30000K [0x00000000c0000000)
                 Metaspace       used 41000K, committed 41600K, reserved 1114112K
                """;

        assertThat(Heap.used(g1)).isEqualTo(30_000);
    }
}
