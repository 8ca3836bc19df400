package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;

/**
 * A place in a JSON file, for findings.
 *
 * @param pointer a JSON pointer
 */
record JsonPlace(String file, String pointer) {
  JsonPlace child(String key) {
    return new JsonPlace(file, pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  Refusal wrong(String wanted) {
    return StrictText.invalid(
        file + "#" + pointer, "is not " + wanted, "compare with the output of --print-recipe");
  }
}
