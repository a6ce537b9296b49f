package io.rangekeeper.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes to text: UTF-8 or nothing.
final class StrictText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StrictText() {}

    static String decode(byte[] bytes) throws RefusedException {
        String text = decodeUtf8(bytes);
        String document = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (document.isBlank()) {
            throw new RefusedException(Refusal.MALFORMED, "the document is empty");
        }
        if (document.stripLeading().startsWith("<")) {
            throw new RefusedException(
                    Refusal.MALFORMED,
                    "a page of HTML or XML instead of the document: " + Excerpt.of(document));
        }
        return document;
    }

    private static String decodeUtf8(byte[] bytes) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Refusal.MALFORMED, "not UTF-8: " + e.getMessage());
        }
    }
}
