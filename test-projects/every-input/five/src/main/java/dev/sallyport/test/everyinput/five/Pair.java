package dev.sallyport.test.everyinput.five;

import com.google.auto.value.AutoValue;

/** Its implementation is written by an annotation processor. */
@AutoValue
public abstract class Pair {
  public abstract String left();

  public abstract String right();

  public static Pair of(String left, String right) {
    return new AutoValue_Pair(left, right);
  }
}
