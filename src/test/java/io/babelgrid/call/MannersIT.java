package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two people who meet on the page: hand, reaction, muting by the host, the transcript, pinning. */
@Tag("browser")
@Tag("models")
@Timeout(240)
class MannersIT {

  private static final String ROOM = "manners";

  @Test
  void twoPeopleMeet() throws Exception {
    Path directory = Files.createTempDirectory("babelgrid-manners");
    Path silence = Microphone.write(directory.resolve("silence.wav"), new float[0], 16_000, 1);
    try (RunningService service = RunningService.start(directory)) {
      String hostKey =
          new ObjectMapper()
              .readTree(service.post("/api/rooms", "{\"id\":\"" + ROOM + "\"}"))
              .get("hostKey")
              .asText();
      try (Playwright playwright = Playwright.create();
          Caller hanna =
              Caller.join(playwright, service, ROOM, "Hanna", "en", "original", silence);
          Caller ben = Caller.join(playwright, service, ROOM, "Ben", "en", "original", silence)) {
        become(hanna, hostKey);
        ben.await("babelgrid.participants.some(each => each.host)");

        raiseAndLower(hanna, ben);
        react(hanna, ben);
        mute(hanna, ben);
        transcribe(hanna, ben);
        pin(hanna, ben);
      }
    }
  }

  /** Joins again, with the key of the room. */
  private static void become(Caller host, String hostKey) {
    Page page = host.page();
    page.evaluate("key => sessionStorage.setItem('babelgrid.host." + ROOM + "', key)", hostKey);
    page.reload();
    page.getByText("Join call", new Page.GetByTextOptions().setExact(true)).click();
    host.await("babelgrid?.media === 'connected'");
  }

  private static void raiseAndLower(Caller hanna, Caller ben) {
    ben.page().keyboard().press("h");
    hanna.page().getByText("Hand raised", new Page.GetByTextOptions().setExact(true)).waitFor();
    hanna.page().keyboard().press("p");
    button(hanna, "Lower hand Ben").click();
    ben.await("babelgrid.participants.every(each => each.handMs === 0)");
    hanna.page().keyboard().press("Escape");
  }

  private static void react(Caller hanna, Caller ben) {
    ben.page().keyboard().press("r");
    button(ben, "Applause").click();
    ben.page().keyboard().press("Escape");
    for (Caller each : new Caller[] {hanna, ben}) {
      Locator bubble = each.page().locator(".bubbles__one");
      bubble.waitFor();
      assertEquals("👏", bubble.textContent());
    }
  }

  private static void mute(Caller hanna, Caller ben) {
    hanna.page().keyboard().press("p");
    button(hanna, "Mute Ben").click();
    ben.page().getByText("Hanna muted you.").waitFor();
    hanna.await("babelgrid.participants.some(each => each.name === 'Ben' && each.audioMuted)");
    ben.page().keyboard().press("m");
    hanna.await("babelgrid.participants.every(each => !each.audioMuted)");
  }

  /** In the people's dialog, which is open. */
  private static void transcribe(Caller hanna, Caller ben) {
    Locator choice =
        hanna
            .page()
            .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Keep a transcript"));
    choice.check();
    Locator badge = ben.page().locator(".room-badge--record");
    badge.waitFor();
    choice.uncheck();
    ben.page().getByText("No transcript is kept any more.").waitFor();
    badge.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    hanna.page().keyboard().press("Escape");
  }

  private static void pin(Caller hanna, Caller ben) {
    Locator tile = hanna.page().locator("[data-participant='" + ben.id() + "']");
    tile.hover();
    button(hanna, "Pin Ben").click();
    hanna.page().locator(".grid__cell--main").waitFor();
    double large = tile.boundingBox().width;
    double small =
        hanna.page().locator("[data-participant='" + hanna.id() + "']").boundingBox().width;
    assertTrue(large > 1.5 * small, large + " and " + small);
  }

  private static Locator button(Caller caller, String name) {
    return caller
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
