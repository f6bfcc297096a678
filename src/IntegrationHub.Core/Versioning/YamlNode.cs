using System.Buffers;
using System.Text.Json;

namespace IntegrationHub.Core.Versioning;

/// <summary>The type of a node by the YAML 1.2 core schema.</summary>
public enum YamlKind
{
    /// <summary>Members by name.</summary>
    Mapping,

    /// <summary>Items in order.</summary>
    Sequence,

    /// <summary>Text: quoted, a block, or plain text that is nothing else.</summary>
    Text,

    /// <summary>A plain integer or decimal; <see cref="YamlNode.Text"/> is exact JSON number text.</summary>
    Number,

    /// <summary>Plain <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Plain <c>null</c>, <c>~</c> or nothing.</summary>
    Null,
}

/// <summary>A named member of a mapping, with the place of its name.</summary>
public sealed record YamlMember(string Name, YamlNode Value, int Line, int Column);

/// <summary>A node of a YAML document and where it stands, so that every fault can name file and line.</summary>
public sealed class YamlNode
{
    private YamlNode(YamlKind kind, string file, int line, int column) => (Kind, File, Line, Column) = (kind, file, line, column);

    /// <summary>Gets the type.</summary>
    public YamlKind Kind { get; }

    /// <summary>Gets the file as it was named to the reader.</summary>
    public string File { get; }

    /// <summary>Gets the line, from 1.</summary>
    public int Line { get; }

    /// <summary>Gets the column, from 1.</summary>
    public int Column { get; }

    /// <summary>Gets whether a scalar was quoted or a block: then it is text whatever it looks like.</summary>
    public bool Quoted { get; private init; }

    /// <summary>Gets the value of a scalar: text; exact number text; <c>true</c>, <c>false</c>, <c>null</c>.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Gets a scalar as it was written, before typing: <c>1.10</c> stays <c>1.10</c>.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Gets the members of a mapping in file order.</summary>
    public IReadOnlyList<YamlMember> Members { get; private init; } = [];

    /// <summary>Gets the items of a sequence.</summary>
    public IReadOnlyList<YamlNode> Items { get; private init; } = [];

    /// <summary>Gets where the node stands, as problems write it: <c>file:line</c>.</summary>
    public string Place => $"{File}:{Line}";

    /// <summary>Gets whether the node is neither mapping nor sequence.</summary>
    public bool IsScalar => Kind is not (YamlKind.Mapping or YamlKind.Sequence);

    /// <summary>Gets a member of a mapping, or null where there is none.</summary>
    public YamlNode? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Writes the node as JSON, members in file order, numbers exact.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static YamlNode Scalar(YamlKind kind, string text, string source, bool quoted, string file, int line, int column) =>
        new(kind, file, line, column) { Text = text, Source = source, Quoted = quoted };

    internal static YamlNode Mapping(IReadOnlyList<YamlMember> members, string file, int line, int column) =>
        new(YamlKind.Mapping, file, line, column) { Members = members };

    internal static YamlNode Sequence(IReadOnlyList<YamlNode> items, string file, int line, int column) =>
        new(YamlKind.Sequence, file, line, column) { Items = items };

    private void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case YamlKind.Mapping:
                writer.WriteStartObject();
                foreach (var member in Members)
                {
                    writer.WritePropertyName(member.Name);
                    member.Value.Write(writer);
                }

                writer.WriteEndObject();
                break;
            case YamlKind.Sequence:
                writer.WriteStartArray();
                foreach (var item in Items)
                {
                    item.Write(writer);
                }

                writer.WriteEndArray();
                break;
            case YamlKind.Text:
                writer.WriteStringValue(Text);
                break;
            default:
                writer.WriteRawValue(Text);
                break;
        }
    }
}
