package dev.sallyport.test.ownrelease;

/** What reviewers saw. The published jar may say something else. */
public final class Account {
  private Account() {}

  public static boolean mayWithdraw(long balance, long amount) {
    return amount <= balance;
  }
}
