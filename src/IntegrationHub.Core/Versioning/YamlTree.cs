using System.Text;
using IntegrationHub.Core.Canonical;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IntegrationHub.Core.Versioning;

/// <summary>
/// Reads one YAML 1.2 document into a tree with positions. Anchors, aliases, tags, merge keys, duplicate keys and several
/// documents are refused: a file that is signed must say everything where it is read, once.
/// </summary>
public sealed class YamlTree
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly List<Problem> _problems = [];

    private YamlTree(string file, IParser parser) => (_file, _parser) = (file, parser);

    /// <summary>Reads UTF-8, with or without a byte order mark.</summary>
    /// <returns>The root node, or all problems: <c>VER-0001</c> not YAML, <c>VER-0002</c> a construct that is not taken, <c>VER-0003</c> duplicate key, <c>VER-0004</c> too large or deep, <c>VER-0005</c> a scalar without exact value.</returns>
    public static Outcome<YamlNode> Read(ReadOnlySpan<byte> utf8, string file)
    {
        if (utf8.Length > MaxBytes)
        {
            return Outcome<YamlNode>.Failed(new Problem("VER-0004", $"The file has {utf8.Length} bytes, at most {MaxBytes} are read. Split it.", file));
        }

        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            return Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8), file);
        }
        catch (DecoderFallbackException fault)
        {
            return Outcome<YamlNode>.Failed(new Problem("VER-0001", $"Byte {fault.Index} is not UTF-8. Save the file as UTF-8.", file));
        }
    }

    /// <summary>Reads text.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string)" path="/returns"/>
    public static Outcome<YamlNode> Read(string text, string file)
    {
        var tree = new YamlTree(file, new Parser(new Scanner(new StringReader(text), skipComments: true)));
        try
        {
            var root = tree.Document();
            return root is not null && tree._problems.Count == 0 ? Outcome<YamlNode>.Of(root) : Outcome<YamlNode>.Failed(tree._problems);
        }
        catch (YamlException fault)
        {
            var mark = fault.Start.Line > 0 ? fault.Start : fault.InnerException is YamlException inner ? inner.Start : fault.Start;
            tree.Fault("VER-0001", mark, $"This is not YAML: {fault.Message} Correct indentation, quotes or brackets here.");
            return Outcome<YamlNode>.Failed(tree._problems);
        }
    }

    private YamlNode? Document()
    {
        Next();
        Next();
        if (_parser.Current is not DocumentStart)
        {
            Fault("VER-0001", Mark.Empty, "The file is empty. Write a document or delete the file.");
            return null;
        }

        Next();
        var root = Node(0);
        Next();
        if (root is not null && _parser.Current is DocumentEnd && Next() && _parser.Current is DocumentStart second)
        {
            Fault("VER-0002", second.Start, "A second document begins here. Keep one document in a file.");
        }

        return root;
    }

    private YamlNode? Node(int depth)
    {
        if (depth > MaxDepth)
        {
            Fault("VER-0004", _parser.Current!.Start, $"Nesting is deeper than {MaxDepth}. Flatten the document.");
            return null;
        }

        Refuse(_parser.Current!);
        return _parser.Current switch
        {
            MappingStart start => Mapping(start, depth),
            SequenceStart start => Sequence(start, depth),
            Scalar scalar => Value(scalar),
            _ => YamlNode.Scalar(YamlKind.Null, "null", "", false, _file, Line(_parser.Current!), Column(_parser.Current!)),
        };
    }

    private YamlNode? Mapping(MappingStart start, int depth)
    {
        var members = new List<YamlMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Next() && _parser.Current is not MappingEnd)
        {
            var key = _parser.Current as Scalar;
            if (key is null)
            {
                Fault("VER-0002", _parser.Current!.Start, "A key is plain or quoted text, never a list, mapping or alias. Write the key out.");
                return null;
            }

            Refuse(key);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                Fault("VER-0002", key.Start, "Merge keys are not taken. Write the members out.");
            }
            else if (!names.Add(key.Value))
            {
                Fault("VER-0003", key.Start, $"The key '{key.Value}' stands twice in this mapping. Keep one of them.", key.Value);
            }

            Next();
            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new YamlMember(key.Value, value, Line(key), Column(key)));
        }

        return YamlNode.Mapping(members, _file, Line(start), Column(start));
    }

    private YamlNode? Sequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() && _parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return YamlNode.Sequence(items, _file, Line(start), Column(start));
    }

    private YamlNode Value(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return YamlNode.Scalar(YamlKind.Text, scalar.Value, scalar.Value, quoted: true, _file, Line(scalar), Column(scalar));
        }

        var kind = YamlScalar.Resolve(scalar.Value, out var text, out var fault);
        if (fault is not null)
        {
            Fault("VER-0005", scalar.Start, fault, scalar.Value);
        }

        return YamlNode.Scalar(kind, text, scalar.Value, quoted: false, _file, Line(scalar), Column(scalar));
    }

    // The scanner answers some broken flow collections with exceptions that are not its own; to the author they are the same fault.
    private bool Next()
    {
        var at = _parser.Current?.End ?? Mark.Empty;
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new YamlException(at, at, "a bracket, brace or quote that was opened here or above is not closed.", fault);
        }
    }

    private void Refuse(ParsingEvent node)
    {
        if (node is AnchorAlias alias)
        {
            Fault("VER-0002", alias.Start, $"The alias *{alias.Value} is not taken. Write the content out.");
        }
        else if (node is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            Fault("VER-0002", node.Start, $"The anchor &{anchored.Anchor} is not taken. Delete it and write repeated content out.");
        }

        if (node is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            Fault("VER-0002", node.Start, $"The tag {tagged.Tag} is not taken. Delete it; quotes make text.");
        }
    }

    private void Fault(string code, in Mark mark, string message, string? raw = null) =>
        _problems.Add(new Problem(code, message, $"{_file}:{mark.Line}", RawValue: raw));

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;
}
