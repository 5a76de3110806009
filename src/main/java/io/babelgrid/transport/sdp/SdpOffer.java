package io.babelgrid.transport.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A browser's offer.
 *
 * @param iceUfrag changes when the browser restarts ICE
 * @param fingerprint SHA-256 of the browser's certificate, upper-case hex pairs joined by colons
 * @param bundled the lines share one transport (RFC 9143); else only the first is served
 * @param media in m-line order; those of other transports count as rejected
 */
public record SdpOffer(
    String iceUfrag,
    String icePassword,
    String fingerprint,
    boolean bundled,
    List<OfferedMedia> media) {

  /** 300 participants x 3 lines x about 0.5 KB, and the two lines of the browser itself. */
  private static final int MAX_CHARS = 512 * 1024;

  private static final int MAX_MEDIA = 1000;

  /** RFC 8839, 5.4. */
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
  private static final Pattern SHA_256 = Pattern.compile("([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}");

  public SdpOffer {
    media = List.copyOf(media);
  }

  /** Whether RTCP may go out without a report before it (RFC 5506) on all that is served. */
  public boolean reducedSize() {
    return media.stream().filter(OfferedMedia::usable).allMatch(OfferedMedia::reducedSize);
  }

  /**
   * Reads an offer.
   *
   * @throws SdpException when it isn't one bundled DTLS-SRTP transport with a SHA-256 fingerprint
   */
  public static SdpOffer parse(String sdp) throws SdpException {
    if (sdp.length() > MAX_CHARS) {
      throw new SdpException("offer is longer than " + MAX_CHARS + " characters");
    }
    SdpSection session = new SdpSection("");
    List<SdpSection> sections = new ArrayList<>();
    SdpSection current = session;
    for (String line : sdp.split("\r?\n")) {
      if (line.startsWith("m=")) {
        current = new SdpSection(line);
        sections.add(current);
      } else if (line.startsWith("a=")) {
        current.addAttribute(line.substring(2));
      }
    }
    if (!sdp.startsWith("v=0") || sections.isEmpty() || sections.size() > MAX_MEDIA) {
      throw new SdpException("not an offer with 1 to " + MAX_MEDIA + " m-lines");
    }
    return of(session, sections);
  }

  private static SdpOffer of(SdpSection session, List<SdpSection> sections) throws SdpException {
    List<OfferedMedia> media = new ArrayList<>();
    Set<String> mids = new HashSet<>();
    for (SdpSection section : sections) {
      OfferedMedia line = section.media(session);
      if (!mids.add(line.mid())) {
        throw new SdpException("mid " + line.mid() + " is used twice");
      }
      media.add(line);
      if (line.usable() && !section.has("rtcp-mux")) {
        throw new SdpException("a=rtcp-mux is missing on mid " + line.mid());
      }
    }
    OfferedMedia first = first(media);
    Set<String> bundle = session.bundleOf(first.mid());
    List<OfferedMedia> served =
        media.stream()
            .map(line -> line == first || bundle.contains(line.mid()) ? line : line.reject())
            .toList();
    SdpSection transport = transport(sections, media, first, bundle);
    if ("passive".equals(transport.valueOr("setup", session))) {
      throw new SdpException("a=setup must be actpass or active: this node is the DTLS server");
    }
    return new SdpOffer(
        credential(transport, session, "ice-ufrag", UFRAG),
        credential(transport, session, "ice-pwd", PASSWORD),
        sha256(transport, session),
        !bundle.isEmpty(),
        served);
  }

  /** Whose transport is served: the first that can be answered, else the first that is offered. */
  private static OfferedMedia first(List<OfferedMedia> media) throws SdpException {
    return media.stream()
        .filter(OfferedMedia::usable)
        .findFirst()
        .or(() -> media.stream().filter(line -> !line.rejected()).findFirst())
        .orElseThrow(() -> new SdpException("every m-line is rejected"));
  }

  /** Where it is described: there, or once for all lines of its bundle (RFC 9143, 7.1.3). */
  private static SdpSection transport(
      List<SdpSection> sections, List<OfferedMedia> media, OfferedMedia first, Set<String> bundle) {
    SdpSection own = sections.get(media.indexOf(first));
    if (own.values("ice-ufrag").isEmpty()) {
      for (int i = 0; i < sections.size(); i++) {
        if (bundle.contains(media.get(i).mid()) && !sections.get(i).values("ice-ufrag").isEmpty()) {
          return sections.get(i);
        }
      }
    }
    return own;
  }

  private static String credential(
      SdpSection section, SdpSection session, String name, Pattern form) throws SdpException {
    String value = section.valueOr(name, session);
    if (value == null) {
      throw new SdpException("a=" + name + " is missing");
    }
    if (!form.matcher(value).matches()) {
      throw new SdpException("a=" + name + " must be " + form, value);
    }
    return value;
  }

  private static String sha256(SdpSection section, SdpSection session) throws SdpException {
    List<String> all = new ArrayList<>(section.values("fingerprint"));
    all.addAll(session.values("fingerprint"));
    for (String value : all) {
      String[] parts = value.split(" ");
      if (parts.length == 2
          && parts[0].equalsIgnoreCase("sha-256")
          && SHA_256.matcher(parts[1]).matches()) {
        return parts[1].toUpperCase(java.util.Locale.ROOT);
      }
    }
    throw new SdpException("a=fingerprint with sha-256 is missing");
  }
}
