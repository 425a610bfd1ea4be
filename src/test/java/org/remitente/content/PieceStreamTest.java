package org.remitente.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.remitente.shared.TooLargeException;

class PieceStreamTest {

  private final List<byte[]> pieces = new ArrayList<>();

  private PieceStream stream(Long limit) {
    return new PieceStream(
        (position, piece) -> {
          assertThat(position).isEqualTo(pieces.size());
          pieces.add(piece);
        },
        limit);
  }

  @Test
  void whatIsCutIsReadBackWhole() throws IOException {
    for (int size : new int[] {0, 1, PieceStream.PIECE - 1, PieceStream.PIECE, 700_000}) {
      pieces.clear();
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      try (PieceStream out = stream(null)) {
        out.write(content, 0, size / 2);
        out.write(content, size / 2, size - size / 2);
      }

      ByteArrayOutputStream read = new ByteArrayOutputStream();
      new StoredContent(new byte[0], size, pieces::get).writeTo(read);
      assertThat(read.toByteArray()).isEqualTo(content);
      assertThat(pieces).hasSize((size + PieceStream.PIECE - 1) / PieceStream.PIECE);
    }
  }

  @Test
  void takesExactlyTheLimitAndNotOneByteMore() {
    PieceStream out = stream(10L);
    out.write(new byte[10], 0, 10);

    assertThatThrownBy(() -> out.write(0)).isInstanceOf(TooLargeException.class);
  }
}
