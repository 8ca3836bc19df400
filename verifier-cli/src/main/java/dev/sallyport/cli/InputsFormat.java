package dev.sallyport.cli;

import dev.sallyport.app.JudgedInputs;
import dev.sallyport.inputs.InputsJson;
import dev.sallyport.inputs.InputsText;

/** The forms that what is said about inputs can be printed in. */
enum InputsFormat {
  TEXT,
  JSON;

  /** So many findings fit the memory of whoever reads them. */
  private static final int MOST = 200;

  String render(JudgedInputs judged) {
    return this == JSON
        ? InputsJson.report(judged.report(), judged.run())
        : InputsText.report(judged.report(), MOST, Terminal.colours());
  }
}
