package io.babelgrid.chat;

import java.util.List;

/** The way of a chat to one person. Calls come from any thread and must not block. */
public interface ChatOutlet {

  /** What was written before they came, or came back, oldest first; some of it they may know. */
  void chatted(List<ToldLine> earlier);

  /** Somebody wrote, maybe they themselves. */
  void chat(ToldLine line);

  /** A line that they were told is there in their language now, or will not be. */
  void chatWords(ChatLine.Key key, ChatWords words);
}
