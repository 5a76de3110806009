package io.babelgrid.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of chats; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.chat")
public interface ChatConfig {

  @WithDefault("2000")
  @Min(1)
  @Max(16_384)
  int messageChars();

  @WithDefault("2")
  @Min(1)
  int messagesPerSecond();

  @WithDefault("20")
  @Min(1)
  int messagesAtOnce();

  @WithDefault("200")
  @Min(1)
  @Max(1_000)
  int historyMessages();

  @WithDefault("131072")
  @Min(1)
  @Max(4_194_304)
  int historyChars();

  @WithDefault("10s")
  Duration translationWait();

  @WithDefault("256")
  @Min(1)
  int translationQueue();
}
