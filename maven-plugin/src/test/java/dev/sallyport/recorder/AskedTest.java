package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskedTest {
  @Test
  void theKindDecidesThenTheShorterChainThenTheText() {
    Asked longer = new Asked(Kind.DEPENDENCY, "module a:a > b:b:1 > c:c:1");
    Asked second = new Asked(Kind.DEPENDENCY, "module b:b > c:c:1");
    Asked first = new Asked(Kind.DEPENDENCY, "module a:b > c:c:1");
    Asked plugin = new Asked(Kind.PLUGIN_DEPENDENCY, "plugin a:a:1 > c:c:1");
    Asked nobody = new Asked(Kind.DEPENDENCY, "");

    assertEquals(
        List.of(first, second, longer, nobody, plugin),
        Stream.of(plugin, nobody, longer, second, first).sorted().toList());
  }

  @Test
  void aLongChainKeepsItsEnds() {
    String chain = "module a:a";
    for (int i = 0; i < 40; i++) {
      chain = Asked.longer(chain, "g:a" + i + ":1");
    }
    assertTrue(chain.startsWith("module a:a > g:a0:1 > ..."), chain);
    assertTrue(chain.endsWith("g:a38:1 > g:a39:1"), chain);
    assertEquals(12, new Asked(Kind.POM, chain).depth());
  }
}
