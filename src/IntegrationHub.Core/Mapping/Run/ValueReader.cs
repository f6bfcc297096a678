using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Reads travelling values as functions need them: as text, as exact decimal, as list.</summary>
internal static class ValueReader
{
    private const int ShortCode = 64;

    /// <summary>Reads a scalar as text. False for lists, objects and nothing.</summary>
    public static bool TryText(this RunState state, in MapValue value, out string text)
    {
        text = value.Kind switch
        {
            MapKind.Text or MapKind.Number => value.Text,
            MapKind.True => "true",
            MapKind.False => "false",
            MapKind.Node when state.Tape.Kind(value.Node) < JsonKind.Array => state.Tape.GetString(value.Node),
            _ => null!,
        };
        return text is not null;
    }

    /// <summary>Reads a number, or text in plain decimal form, exactly.</summary>
    public static bool TryDecimal(this RunState state, in MapValue value, out decimal number)
    {
        if (value.Kind == MapKind.Node && state.Tape.Kind(value.Node) == JsonKind.Number)
        {
            return state.Tape.TryGetDecimal(value.Node, out number) && DecimalText.Fits(number);
        }

        number = 0;
        if (value.Kind is not (MapKind.Text or MapKind.Number or MapKind.Node) || !state.TryText(value, out var text))
        {
            return false;
        }

        var parsed = DecimalText.Parse(text);
        number = parsed.Succeeded ? parsed.Value : 0;
        return parsed.Succeeded;
    }

    /// <summary>Reads a list; one value is not silently made a list of one.</summary>
    public static bool TryItems(this RunState state, in MapValue value, out IReadOnlyList<MapValue> items)
    {
        items = [];
        switch (value.Kind)
        {
            case MapKind.List:
                items = value.Items;
                return true;
            case MapKind.Node when state.Tape.Kind(value.Node) == JsonKind.Array:
                var list = new List<MapValue>(state.Tape.Count(value.Node));
                foreach (var child in state.Tape.Children(value.Node))
                {
                    list.Add(MapValue.OfNode(child));
                }

                items = list;
                return true;
            case MapKind.Constant when value.Constant.Kind == YamlKind.Sequence:
                items = [.. value.Constant.Items.Select(MapValue.OfConstant)];
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes a value as people see it in a message: shortened, on one line.</summary>
    public static string Show(this RunState state, in MapValue value)
    {
        var text = state.TryText(value, out var scalar) ? scalar
            : value.Kind == MapKind.Node ? System.Text.Encoding.UTF8.GetString(state.Tape.Raw(value.Node))
            : value.Kind.ToString().ToLower(CultureInfo.InvariantCulture);
        return text.Length <= 200 ? text : text[..200] + "...";
    }

    /// <summary>Finds the value of a code; no text is made of a short code of the input.</summary>
    public static bool TryGet(this CodeList codes, RunState state, in MapValue value, out YamlNode entry)
    {
        if (value.Kind == MapKind.Node && state.Tape.Kind(value.Node) < JsonKind.Array && state.Tape.Utf8Value(value.Node) is { Length: <= ShortCode } utf8)
        {
            Span<char> chars = stackalloc char[ShortCode];
            return codes.TryGet(chars[..Encoding.UTF8.GetChars(utf8, chars)], out entry);
        }

        entry = null!;
        return state.TryText(value, out var code) && codes.TryGet(code, out entry);
    }
}
