package dev.sallyport.test.prebuilt;

/** What reviewers saw. The class that is packed need not come from here. */
public final class Account {
  private Account() {}

  public static boolean mayWithdraw(long balance, long amount) {
    return amount <= balance;
  }
}
