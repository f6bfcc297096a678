using System.Text;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>An XML element on its way into the tree.</summary>
internal sealed class XmlElementNode(string name, string ns)
{
    private readonly Dictionary<string, List<XmlElementNode>> _children = new(StringComparer.Ordinal);

    public string Name => name;

    public string Namespace => ns;

    public StringBuilder Text { get; } = new();

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the children, those of one name together.</summary>
    public IEnumerable<XmlElementNode> Children => _children.Values.SelectMany(same => same);

    /// <summary>Adds a child. False where its name would hide one of another namespace.</summary>
    public bool TryAdd(XmlElementNode child)
    {
        if (!_children.TryGetValue(child.Name, out var same))
        {
            _children.Add(child.Name, [child]);
            return true;
        }

        same.Add(child);
        return same[0].Namespace == child.Namespace;
    }

    /// <summary>Writes the element as a member.</summary>
    /// <param name="builder">The tree.</param>
    /// <param name="path">Where the parent is.</param>
    /// <param name="arrays">Elements that are lists: by path from the root, or by name.</param>
    /// <param name="recordNamespace">The namespace to keep as <c>@xmlns</c>; of the root only.</param>
    public void Write(TapeBuilder builder, string path, HashSet<string> arrays, string recordNamespace = "")
    {
        builder.Name(name);
        Value(builder, $"{path}/{JsonPointers.Escape(name)}", arrays, recordNamespace);
    }

    private void Value(TapeBuilder builder, string path, HashSet<string> arrays, string recordNamespace)
    {
        if (_children.Count == 0 && Attributes.Count == 0 && recordNamespace.Length == 0)
        {
            builder.Text(Text.ToString());
            return;
        }

        builder.StartObject();
        if (recordNamespace.Length > 0)
        {
            builder.Name("@xmlns");
            builder.Text(recordNamespace);
        }

        foreach (var (attribute, value) in Attributes)
        {
            builder.Name("@" + attribute);
            builder.Text(value);
        }

        var text = _children.Count == 0 ? Text.ToString() : Text.ToString().Trim();
        if (text.Length > 0)
        {
            builder.Name("#text");
            builder.Text(text);
        }

        foreach (var (child, same) in _children)
        {
            var inner = $"{path}/{JsonPointers.Escape(child)}";
            if (same.Count == 1 && !arrays.Contains(inner) && !arrays.Contains(child))
            {
                same[0].Write(builder, path, arrays);
                continue;
            }

            builder.Name(child);
            builder.StartArray();
            same.ForEach(element => element.Value(builder, inner, arrays, ""));
            builder.EndArray();
        }

        builder.EndObject();
    }
}
