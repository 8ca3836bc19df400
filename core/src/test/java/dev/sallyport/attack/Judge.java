package dev.sallyport.attack;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.util.List;

/** Gate one, seen from outside. */
interface Judge {

  /** The whole verdict. */
  record Judgement(Outcome outcome, List<Finding> findings) {}

  Judgement judge(Question question);
}
