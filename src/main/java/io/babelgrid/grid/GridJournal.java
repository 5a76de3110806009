package io.babelgrid.grid;

import io.babelgrid.room.RoomJournal;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.function.Consumer;

/** Tells the grid of rooms that open and close here. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class GridJournal implements RoomJournal {

  private final RoomJournal journal;
  private final Whereabouts rooms;

  @Inject
  GridJournal(@Any @Delegate RoomJournal journal, Whereabouts rooms) {
    this.journal = journal;
    this.rooms = rooms;
  }

  @Override
  public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
    rooms.entered(roomId);
    journal.opened(roomId, keepsTranscripts);
  }

  @Override
  public void closed(String roomId) {
    rooms.left(roomId);
    journal.closed(roomId);
  }
}
