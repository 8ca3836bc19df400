package dev.sallyport.test.everyinput.four;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class DigestTest {
  @Test
  public void hex() {
    assertEquals("00ff", Digest.hex(new byte[] {0, -1}));
  }
}
