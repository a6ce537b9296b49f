package io.rangekeeper.report.status;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import io.rangekeeper.report.Printable;
import org.jspecify.annotations.Nullable;

/// Takes from every value what could steer the direction of a line, or is not seen, before it is
/// escaped: no template can forget it.
final class CleanOutput extends OwaspHtmlTemplateOutput {
    CleanOutput(TemplateOutput out) {
        super(out);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(value == null ? null : Printable.of(value));
    }
}
