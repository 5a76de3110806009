package io.babelgrid.signaling;

import io.babelgrid.grid.PriceConfig;
import io.babelgrid.store.UsageBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads what was used. */
@ApplicationScoped
class UsagePages {

  private final UsageBook book;
  private final PriceConfig prices;

  @Inject
  UsagePages(UsageBook book, PriceConfig prices) {
    this.book = book;
    this.prices = prices;
  }

  Uni<UsagePage> page(UsageBook.By by, UsageBook.Range range) {
    return book.sums(by, range)
        .map(sums ->
            new UsagePage(
                range.from(),
                range.to(),
                by.name().toLowerCase(Locale.ROOT),
                prices.currency().orElse(null),
                UsageView.of(sums.total()),
                sums.parts().stream().map(UsageView::of).toList(),
                null));
  }

  Uni<UsagePage> withNodes(UsagePage page, UsageBook.Range range) {
    return book.nodes(range).map(days -> page.with(NodeUsageView.of(days)));
  }

  /** All of a room, by language. */
  Uni<UsagePage> ofRoom(String id) {
    return page(UsageBook.By.LANGUAGE, new UsageBook.Range(LocalDate.EPOCH, today(), id));
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
