package io.teamclaw.adminui.account;

/**
 * What somebody typed who wants an account.
 *
 * @param name for display
 * @param email an address of the company
 * @param password theirs to be
 */
public record SignUpForm(String name, String email, String password) {
    @Override
    public String toString() {
        return "SignUpForm[" + email + "]";
    }
}
