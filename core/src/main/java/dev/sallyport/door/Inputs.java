package dev.sallyport.door;

/** Where the door has its files from. Safe for use by several threads; never throws. */
public interface Inputs {
  Reply ask(Ask ask);
}
