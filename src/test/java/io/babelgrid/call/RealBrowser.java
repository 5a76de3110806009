package io.babelgrid.call;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The browsers of this machine, with a microphone that plays a file once. */
enum RealBrowser {
  CHROMIUM {
    @Override
    Browser launch(Playwright playwright, Path microphone, @Nullable Path camera) {
      return playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(flags(microphone, camera)));
    }

    @Override
    void prepare(Page page, Path microphone) {}
  },

  /** It has no microphone that plays a file: the page is given one. */
  FIREFOX {
    @Override
    Browser launch(Playwright playwright, Path microphone, @Nullable Path camera) {
      return playwright
          .firefox()
          .launch(
              new BrowserType.LaunchOptions()
                  .setChannel("moz-firefox")
                  .setExecutablePath(Path.of("/usr/bin/firefox-esr"))
                  .setEnv(Sound.SERVER.environment())
                  .setFirefoxUserPrefs(PREFERENCES));
    }

    @Override
    void prepare(Page page, Path microphone) {
      page.addInitScript(MICROPHONE.formatted(base64(microphone)));
    }
  };

  /** One for all, until this process ends. */
  private static final class Sound {
    static final SoundServer SERVER = SoundServer.start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }

  /** The browsers share the machine with the service, and most tests are not about pictures. */
  private static final int CAMERA_FPS = 5;

  /** A face moves. */
  private static final int FACE_FPS = 25;

  private static final Map<String, Object> PREFERENCES =
      Map.of(
          "media.navigator.streams.fake", true,
          "media.navigator.permission.disabled", true,
          "media.peerconnection.ice.obfuscate_host_addresses", false,
          "media.autoplay.default", 0,
          "media.autoplay.blocking_policy", 0,
          "media.autoplay.block-webaudio", false);

  private static final String MICROPHONE =
      """
      const wav = Uint8Array.from(atob('%s'), each => each.charCodeAt(0)).buffer;
      const devices = navigator.mediaDevices ?? {getUserMedia: async () => null};
      const open = devices.getUserMedia.bind(devices);
      let spoken;
      const speak = async () => {
        const context = new AudioContext();
        const source = new AudioBufferSourceNode(context, {buffer: await context.decodeAudioData(wav)});
        await context.resume();
        const to = context.createMediaStreamDestination();
        source.connect(to);
        source.start();
        return to.stream.getAudioTracks()[0];
      };
      devices.getUserMedia = async constraints => {
        const video = constraints.video && {width: 320, height: 240, frameRate: 5};
        const stream = await open({...constraints, ...(video ? {video} : {})});
        for (const tone of constraints.audio ? stream.getAudioTracks() : []) {
          spoken ??= speak();
          stream.removeTrack(tone);
          stream.addTrack((await spoken).clone());
        }
        return stream;
      };
      """;

  /**
   * @param microphone WAV that is spoken once, from the moment the page asks for a microphone
   * @param camera Motion JPEG that is shown over and over, in Chromium; null for a test picture
   */
  abstract Browser launch(Playwright playwright, Path microphone, @Nullable Path camera);

  /** Before the page opens anything. */
  abstract void prepare(Page page, Path microphone);

  private static List<String> flags(Path microphone, @Nullable Path camera) {
    var flags =
        new ArrayList<>(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream=fps="
                    + (camera == null ? CAMERA_FPS : FACE_FPS),
                "--allow-loopback-in-peer-connection",
                "--autoplay-policy=no-user-gesture-required"));
    flags.add("--use-file-for-fake-audio-capture=" + microphone.toAbsolutePath() + "%noloop");
    if (camera != null) {
      flags.add("--use-file-for-fake-video-capture=" + camera.toAbsolutePath());
    }
    return flags;
  }

  /**
   * An address of this machine at which each of them reaches media: Firefox sends nothing to
   * 127.0.0.1.
   */
  static String reachableAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this machine is in no network"))
          .getHostAddress();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
