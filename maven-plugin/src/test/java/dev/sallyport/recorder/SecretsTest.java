package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "gpg.passphrase, x, (masked)",
    "NEXUS_PASSWORD, x, (masked)",
    "githubToken, x, (masked)",
    "signing.key, x, (masked)",
    "basicAuth, x, (masked)",
    "skipTests, true, true",
    "url, https://u:p@repo.example/a, https://repo.example/a",
    "url, https://repo.example/a@b, https://repo.example/a@b",
  })
  void masksByNameAndUserInfo(String name, String value, String shown) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    assertEquals(shown, Secrets.maskedCopy(properties).get(name));
  }
}
