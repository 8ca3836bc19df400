package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes that somebody else wrote, as text: UTF-8, of limited size, without odd characters. */
final class StrictText {
  private StrictText() {}

  /** Line ends are {@code \n} in the result. */
  static String decode(String name, byte[] bytes, int most) throws Refusal {
    if (bytes.length > most) {
      throw invalid(name, "is larger than " + most + " bytes", "give a smaller file");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw invalid(name, "is not UTF-8", "save the file as UTF-8");
    }
    String lines = text.replace("\r\n", "\n");
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        throw invalid(name, "holds the control character " + (int) c, "remove it");
      }
    }
    return lines;
  }

  static Refusal invalid(String subject, String fact, String hint) {
    return new Refusal(Rule.RECIPE_INVALID, subject, fact, hint);
  }
}
