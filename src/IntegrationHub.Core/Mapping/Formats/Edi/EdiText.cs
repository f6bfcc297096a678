using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>The text of interchanges as it is written, segment by segment.</summary>
internal sealed class EdiText(EdiDialect dialect, TokenTape tape, List<Problem> problems, bool lines)
{
    /// <summary>The lengths to which ISA fills its elements: its separators are found by counting characters.</summary>
    private static readonly int[] IsaLengths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

    private readonly StringBuilder _text = new();
    private EdiSeparators _by = dialect.Usual;

    /// <summary>Gets the repertoire that the interchange names.</summary>
    public string? Repertoire { get; private set; }

    /// <summary>Begins an interchange.</summary>
    public void Begin(int header)
    {
        if (dialect.IsX12)
        {
            var (component, repetition) = (Field(header, "ISA16"), Field(header, "ISA11"));
            _by = dialect.Usual with
            {
                Component = component is [var one] ? one : dialect.Usual.Component,
                Repetition = repetition is [var other] && !char.IsAsciiLetterOrDigit(other) ? other : null,
            };
            Isa(header);
            return;
        }

        Repertoire ??= Field(header, "UNB01");
        _by = dialect.Usual with { Repetition = Field(header, "UNB01-2") == "4" ? '*' : null };
        _text.Append("UNA").Append(_by.Component).Append(_by.Element).Append('.').Append(_by.ReleaseCharacter).Append(_by.Repetition ?? ' ').Append(_by.Segment).Append(lines ? "\n" : "");
        Segment(dialect.Interchange.Open, header);
    }

    /// <summary>Writes a segment from the fields of an object.</summary>
    public void Segment(string tag, int node)
    {
        var fields = new SortedDictionary<(int Element, int Repetition, int Component), string>();
        foreach (var member in tape.Children(node))
        {
            if (tape.Kind(member) is JsonKind.Null or >= JsonKind.Array || tape.Utf8Value(member).Length == 0)
            {
                continue;
            }

            if (!EdiFieldNames.TryParse(tag, tape.NameText(member), out var place) || (place.Repetition > 1 && _by.Repetition is null))
            {
                problems.Add(new Problem("FMT-0006", $"'{tape.NameText(member)}' is no element of {tag} here: elements are {tag}01 and so on, components {tag}01-2, repetitions {tag}01*2 where the interchange has a separator for them. Correct the mapping's targets.", tape.Pointer(member)));
                continue;
            }

            fields[place] = Escaped(tape.GetString(member), member);
        }

        _text.Append(tag);
        var at = (Element: 0, Repetition: 1, Component: 1);
        foreach (var (place, value) in fields)
        {
            at = To(at, place);
            _text.Append(value);
        }

        End();
    }

    /// <summary>Writes a closing segment.</summary>
    public void Close(string tag, int count, string reference)
    {
        _text.Append(tag).Append(_by.Element).Append(count.ToString(CultureInfo.InvariantCulture)).Append(_by.Element);
        foreach (var c in reference)
        {
            _text.Append(_by.ReleaseCharacter is { } release && _by.IsOne(c) ? release.ToString() : "").Append(c);
        }

        End();
    }

    public Outcome<byte[]> Encode(Encoding encoding)
    {
        try
        {
            return Outcome<byte[]>.Of(encoding.GetBytes(_text.ToString()));
        }
        catch (EncoderFallbackException)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", $"A text has characters that {encoding.WebName} does not have. Name another repertoire in UNB01 or 'encoding' in the format, or replace them in the mapping."));
        }
    }

    private (int Element, int Repetition, int Component) To((int Element, int Repetition, int Component) at, (int Element, int Repetition, int Component) place)
    {
        if (at.Element < place.Element)
        {
            _text.Append(_by.Element, place.Element - at.Element);
            at = (place.Element, 1, 1);
        }

        if (at.Repetition < place.Repetition)
        {
            _text.Append(_by.Repetition!.Value, place.Repetition - at.Repetition);
            at = (place.Element, place.Repetition, 1);
        }

        _text.Append(_by.Component, place.Component - at.Component);
        return place;
    }

    private string Escaped(string value, int member)
    {
        if (!value.Any(_by.IsOne))
        {
            return value;
        }

        if (_by.ReleaseCharacter is not { } release)
        {
            problems.Add(new Problem("FMT-0006", $"'{value}' has a separator of the interchange, and X12 cannot escape one. Replace it in the mapping, or choose another separator.", tape.Pointer(member), RawValue: value));
            return "";
        }

        return string.Concat(value.Select(c => _by.IsOne(c) ? $"{release}{c}" : c.ToString()));
    }

    private void Isa(int header)
    {
        _text.Append("ISA");
        for (var i = 0; i < IsaLengths.Length; i++)
        {
            var name = EdiFieldNames.Of("ISA", i + 1, 1, 1);
            var value = i == 15 ? _by.Component.ToString() : Field(header, name);
            if (value.Length > IsaLengths[i] || value.Contains(_by.Element, StringComparison.Ordinal) || value.Contains(_by.Segment, StringComparison.Ordinal))
            {
                problems.Add(new Problem("FMT-0006", $"{name} has at most {IsaLengths[i]} characters and no separator. Correct the mapping.", tape.Pointer(header), name, value));
                value = "";
            }

            _text.Append(_by.Element).Append(value.PadRight(IsaLengths[i]));
        }

        End();
    }

    private void End() => _text.Append(_by.Segment).Append(lines ? "\n" : "");

    private string Field(int node, string name) => tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out var value) ? tape.GetString(value) : "";
}
