using Bqml.Local.Images;

namespace Bqml.Local.Storage;

/// <summary>DuckDB macros that give operators and casts BigQuery's meaning where DuckDB's own differs.</summary>
internal static class DuckMacros
{
    /// <summary>
    /// Fails with a message. A failing cast, not error(): DuckDB takes error() for volatile, which TRY (the SAFE. prefix) does not allow.
    /// </summary>
    private const string Fail = "CREATE MACRO bqml_fail(message) AS CAST('" + DuckErrors.FailureMark + "' || message AS BIGINT)";

    public static IReadOnlyList<string> All { get; } =
    [
        Fail,
        "CREATE MACRO bqml_float_text(x) AS CASE WHEN isnan(x) THEN 'NaN' ELSE regexp_replace(CAST(CAST(x AS DOUBLE) AS VARCHAR), '\\.0$', '') END",
        "CREATE MACRO bqml_numeric_text(x) AS regexp_replace(regexp_replace(CAST(x AS VARCHAR), '0+$', ''), '\\.$', '')",
        // The first three numbers are height, width and channels. No CASE and no lambda: in those DuckDB would make the picture again for each use, or copy it over and over.
        $"CREATE MACRO {PictureFunctions.FloatMacro}(picture) AS [struct_pack(_field_1 := CAST(picture[1:3] AS BIGINT[]), _field_2 := picture[4:])][CAST(len(picture) > 0 AS INTEGER)]",
        $"CREATE MACRO {PictureFunctions.IntegerMacro}(picture) AS [struct_pack(_field_1 := CAST(picture[1:3] AS BIGINT[]), _field_2 := CAST(picture[4:] AS BIGINT[]))][CAST(len(picture) > 0 AS INTEGER)]",
        "CREATE MACRO bqml_divide(a, b) AS CASE WHEN b = 0 THEN CAST(bqml_fail('division by zero: ' || bqml_float_text(a) || ' / ' || bqml_float_text(b)) AS DOUBLE) ELSE CAST(a AS DOUBLE) / CAST(b AS DOUBLE) END",
        "CREATE MACRO bqml_div(a, b) AS CASE WHEN b = 0 THEN bqml_fail('division by zero: ' || a || ' / ' || b) ELSE a // b END",
        "CREATE MACRO bqml_mod(a, b) AS CASE WHEN b = 0 THEN bqml_fail('division by zero: ' || a || ' / ' || b) ELSE a % b END",
        "CREATE MACRO bqml_to_int64(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '\\s*[+-]?[0-9]+\\s*') THEN CAST(s AS BIGINT) ELSE bqml_fail('Bad int64 value: ' || s) END",
        "CREATE MACRO bqml_to_float64(s) AS CASE WHEN s IS NULL OR regexp_full_match(s, '(?i)\\s*[+-]?([0-9]+\\.?[0-9]*(e[+-]?[0-9]+)?|\\.[0-9]+(e[+-]?[0-9]+)?|inf|infinity|nan)\\s*') THEN CAST(s AS DOUBLE) ELSE CAST(bqml_fail('Bad double value: ' || s) AS DOUBLE) END",
        "CREATE MACRO bqml_to_bool(s) AS CASE lower(s) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE ELSE CASE WHEN s IS NULL THEN NULL ELSE CAST(bqml_fail('Bad bool value: ' || s) AS BOOLEAN) END END",
        "CREATE MACRO bqml_to_timestamp(s) AS CAST(s AS TIMESTAMPTZ) AT TIME ZONE 'UTC'",
        "CREATE MACRO bqml_datetime_text(x) AS strftime(x, '%Y-%m-%d %H:%M:%S') || CASE WHEN date_part('microsecond', x) % 1000000 = 0 THEN '' WHEN date_part('microsecond', x) % 1000 = 0 THEN '.' || lpad(CAST((date_part('microsecond', x) % 1000000) // 1000 AS VARCHAR), 3, '0') ELSE '.' || lpad(CAST(date_part('microsecond', x) % 1000000 AS VARCHAR), 6, '0') END",
        "CREATE MACRO bqml_element(items, place) AS CASE WHEN place < 0 OR place >= len(items) THEN items[bqml_fail('Array index ' || place || ' is out of bounds')] ELSE items[place + 1] END",
        "CREATE MACRO bqml_safe_element(items, place) AS CASE WHEN place < 0 THEN NULL ELSE items[place + 1] END",
        "CREATE MACRO bqml_substr(s, place, size) AS CASE WHEN size < 0 THEN substr(s, bqml_fail('Third argument in SUBSTR() cannot be negative'), 0) WHEN place < -len(s) THEN substr(s, 1, size) ELSE substr(s, CASE WHEN place = 0 THEN 1 ELSE place END, size) END",
        "CREATE MACRO bqml_week_start(d, weekday) AS CAST(d AS DATE) - CAST((date_part('dayofweek', d) - weekday + 7) % 7 AS INTEGER)",
        "CREATE MACRO bqml_all_known(arguments, result) AS CASE WHEN len(list_filter(arguments, lambda argument: argument IS NULL)) > 0 THEN NULL ELSE result END",
        "CREATE MACRO bqml_trim(s, at_start, at_end) AS regexp_replace(regexp_replace(s, CASE WHEN at_start THEN '^\\s+' ELSE '^$' END, ''), CASE WHEN at_end THEN '\\s+$' ELSE '^$' END, '')",
        "CREATE MACRO bqml_initcap(s) AS array_to_string(list_transform(regexp_extract_all(s, '[^\\s\\[\\](){}/|<>!?@\"^#$&~_,.:;*%+-]+|[\\s\\[\\](){}/|<>!?@\"^#$&~_,.:;*%+-]+'), lambda part: upper(left(part, 1)) || lower(substr(part, 2))), '')",
        "CREATE MACRO bqml_regexp_group(pattern) AS CASE WHEN regexp_matches(regexp_replace(pattern, '\\\\.|\\[[^\\]]*\\]', '', 'g'), '\\((\\?P?<|[^?])') THEN 1 ELSE 0 END",
        "CREATE MACRO bqml_float_series(low, high, step) AS CASE WHEN step = 0 THEN [CAST(bqml_fail('Sequence step cannot be 0.') AS DOUBLE)] ELSE list_transform(generate_series(0, CAST(floor((high - low) / step + 1e-9) AS BIGINT)), lambda i: low + i * step) END",
        "CREATE MACRO bqml_distance(a, b, kind) AS CASE kind WHEN 'EUCLIDEAN' THEN list_distance(a, b) WHEN 'COSINE' THEN list_cosine_distance(a, b) WHEN 'MANHATTAN' THEN list_sum(list_transform(generate_series(1, len(a)), lambda i: abs(a[i] - b[i]))) ELSE CAST(bqml_fail('Unknown type of distance: ' || kind) AS DOUBLE) END",
        "CREATE MACRO bqml_norm(v, degree) AS CASE WHEN degree = 0 THEN CAST(len(list_filter(v, lambda x: x <> 0)) AS DOUBLE) WHEN isinf(degree) THEN list_max(list_transform(v, lambda x: abs(x))) WHEN degree < 1 THEN CAST(bqml_fail('The degree of a norm must be 0, or 1 or more') AS DOUBLE) ELSE pow(list_sum(list_transform(v, lambda x: pow(abs(x), degree))), 1 / degree) END",
        "CREATE MACRO bqml_access(object) AS CASE WHEN object IS NULL THEN NULL ELSE CAST(json_object('objectref', object, 'access_urls', json_object('read_url', struct_extract(object, 'uri'))) AS VARCHAR) END",
        // Text that is no JSON gives NULL, not an error.
        "CREATE MACRO bqml_json_query(json, path) AS CASE WHEN json_valid(json) THEN nullif(CAST(json_extract(json, path) AS VARCHAR), 'null') END",
        "CREATE MACRO bqml_json_scalar(json, types, name) AS CASE WHEN json IS NULL THEN NULL WHEN list_contains(types, json_type(json)) THEN json_extract_string(json, '$') ELSE CAST(bqml_fail('The provided JSON input is not a ' || name || '. Error in ' || json) AS VARCHAR) END",
        "CREATE MACRO bqml_json_value(json, path) AS CASE WHEN NOT json_valid(json) OR json_type(json, path) IN ('OBJECT', 'ARRAY', 'NULL') THEN NULL ELSE json_extract_string(json, path) END",
    ];
}
