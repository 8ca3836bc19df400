package dev.sallyport.lint;

/** Looks at one module for one family of findings. */
interface Check {
  void look(Lineage lineage, Leads leads);
}
