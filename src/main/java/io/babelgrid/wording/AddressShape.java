package io.babelgrid.wording;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tells addresses, file names, handles and tags from words. */
final class AddressShape {

  private static final Set<String> SCHEMES = Set.of("http://", "https://", "www.", "mailto:");

  private final Set<String> domains;
  private final Set<String> lastLabels;

  AddressShape(Wording wording) {
    domains = Set.copyOf(wording.list("domains"));
    var last = new HashSet<>(wording.list("files"));
    last.addAll(domains);
    lastLabels = Set.copyOf(last);
  }

  boolean fits(String name) {
    char first = name.charAt(0);
    if (first == '@' || first == '#') {
      return name.length() > 1 && name.chars().skip(1).allMatch(AddressShape::isOfHandle);
    }
    return isMail(name) || isWeb(name);
  }

  private static boolean isMail(String name) {
    int at = name.indexOf('@');
    return at > 0
        && at < name.length() - 1
        && name.indexOf('@', at + 1) < 0
        && name.chars().allMatch(c -> c == '@' || c == '+' || isOfHost(c) || c == '_' || c == '%');
  }

  private boolean isWeb(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String scheme : SCHEMES) {
      if (lower.startsWith(scheme)) {
        return lower.length() > scheme.length();
      }
    }
    int slash = name.indexOf('/');
    String host = slash < 0 ? name : name.substring(0, slash);
    int colon = host.indexOf(':');
    boolean port =
        colon > 0 && host.chars().skip(colon + 1L).allMatch(c -> Marks.isDigit((char) c));
    return isHost(port ? host.substring(0, colon) : host, slash < 0 ? lastLabels : domains);
  }

  /** The last label is in lower case: "end.Com" is two words. */
  private static boolean isHost(String host, Set<String> lastLabels) {
    int dot = host.lastIndexOf('.');
    return dot > 0
        && lastLabels.contains(host.substring(dot + 1))
        && host.charAt(0) != '.'
        && !host.contains("..")
        && host.chars().allMatch(AddressShape::isOfHost);
  }

  private static boolean isOfHost(int c) {
    return c == '.' || c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isOfHandle(int c) {
    return isOfHost(c) || c == '/';
  }
}
