package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

  private static final Pattern CODE = Pattern.compile("(?:^|· )`([a-z_]+)`");

  @Test
  void theProtocolNamesThemAllAndNoOthers() throws IOException {
    String codes =
        Files.readAllLines(Path.of("web-client/SIGNALING.md")).stream()
            .dropWhile(line -> !line.equals("## Error codes"))
            .takeWhile(line -> !line.startsWith("Only those"))
            .skip(1)
            .collect(Collectors.joining(" · "));
    Set<String> described =
        CODE.matcher(codes).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Set<String> known =
        Stream.of(ErrorCode.values()).map(ErrorCode::wire).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(known), new TreeSet<>(described));
  }

  @Test
  void whatTheTransportRefusesKeepsItsCode() {
    for (String code : Set.of("unknown_track", "unsupported_sdp", "media_failed", "overloaded")) {
      assertEquals(code, ErrorCode.of(code).wire());
    }
    assertEquals(ErrorCode.INTERNAL, ErrorCode.of("else"));
  }
}
