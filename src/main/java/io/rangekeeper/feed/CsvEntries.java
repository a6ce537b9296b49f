package io.rangekeeper.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Turns the rows of comma-separated values into entries. A row that lacks its last columns lacks
/// those attributes, and what stands beyond the named columns is skipped.
final class CsvEntries {
    /// Reads one line. A quoted field never spans lines, so that a quote that is not closed costs
    /// one row and not all that follow.
    private static final ObjectReader ROW =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .build()
                    .readerFor(String[][].class);

    private final Entries entries;
    private final DocumentFormat.Csv format;
    private final AttributeRules rules = new AttributeRules();

    CsvEntries(Entries entries, DocumentFormat.Csv format) {
        this.entries = entries;
        this.format = format;
    }

    void addAll(String text) throws RefusedException {
        boolean skip = format.header();
        for (String line : text.split("\r?\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!skip) {
                addLine(line);
            }
            skip = false;
        }
    }

    private void addLine(String line) throws RefusedException {
        Optional<String[]> row = parse(line);
        if (row.isPresent()) {
            addRow(row.get());
        } else {
            entries.malformed("not a row of values: " + Excerpt.of(line));
        }
    }

    private static Optional<String[]> parse(String line) {
        // The library takes control characters for blanks, and trims them.
        if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            return Optional.empty();
        }
        try {
            String[][] rows = ROW.readValue(line);
            return rows.length == 1 ? Optional.of(rows[0]) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void addRow(String[] row) throws RefusedException {
        String prefix = "";
        TreeMap<String, List<String>> attributes = new TreeMap<>(format.attributes().values());
        for (int i = 0; i < Math.min(row.length, format.columns().size()); i++) {
            String column = format.columns().get(i);
            String value = row[i].strip();
            if (column.equals(DocumentFormat.Csv.PREFIX)) {
                prefix = value;
            } else if (!column.isEmpty() && !rules.isValue(value)) {
                entries.malformed(column + " cannot be " + Excerpt.of(value));
                return;
            } else if (!column.isEmpty() && !value.isEmpty()) {
                attributes.put(column, List.of(value));
            }
        }
        entries.block(prefix, new Attributes(attributes));
    }
}
