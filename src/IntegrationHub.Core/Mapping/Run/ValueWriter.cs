using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Writes travelling values, members of objects in the order of the target contract.</summary>
internal static class ValueWriter
{
    public static void Write(JsonOutput output, RunState state, in MapValue value, ITargetOrder? order)
    {
        if (!state.Step())
        {
            return;
        }

        switch (value.Kind)
        {
            case MapKind.Text:
                output.Text(value.Text);
                break;
            case MapKind.Number:
                output.Ascii(value.Text);
                break;
            case MapKind.True or MapKind.False:
                output.Raw(value.Kind == MapKind.True ? "true"u8 : "false"u8);
                break;
            case MapKind.Node when state.Tape.IsPlainString(value.Node):
                output.Raw(state.Tape.Raw(value.Node));
                break;
            case MapKind.Node when state.Tape.Kind(value.Node) == JsonKind.String:
                output.Text(state.Tape.Utf8Value(value.Node));
                break;
            case MapKind.Node when state.Tape.Kind(value.Node) < JsonKind.Array:
                output.Raw(state.Tape.Raw(value.Node));
                break;
            default:
                Structure(output, state, value, order);
                break;
        }
    }

    /// <summary>Lists the members of an object value; false where it is no object.</summary>
    public static bool TryMembers(RunState state, in MapValue value, out IReadOnlyList<KeyValuePair<string, MapValue>> members)
    {
        members = [];
        switch (value.Kind)
        {
            case MapKind.Object:
                members = value.Members;
                return true;
            case MapKind.Constant when value.Constant.Kind == YamlKind.Mapping:
                members = [.. value.Constant.Members.Select(m => KeyValuePair.Create(m.Name, MapValue.OfConstant(m.Value)))];
                return true;
            case MapKind.Node when state.Tape.Kind(value.Node) == JsonKind.Object:
                var list = new List<KeyValuePair<string, MapValue>>(state.Tape.Count(value.Node));
                foreach (var child in state.Tape.Children(value.Node))
                {
                    list.Add(KeyValuePair.Create(state.Tape.NameText(child), MapValue.OfNode(child)));
                }

                members = list;
                return true;
            default:
                return false;
        }
    }

    private static void Structure(JsonOutput output, RunState state, in MapValue value, ITargetOrder? order)
    {
        if (TryMembers(state, value, out var members))
        {
            output.Open((byte)'{');
            // OrderBy is stable: members that the contract does not name stay in their own order, after the named ones.
            foreach (var (name, member) in order is null ? members : members.OrderBy(m => order.Rank(m.Key)).ToList())
            {
                if (!member.IsAbsent)
                {
                    output.Name(name);
                    Write(output, state, member, order?.Member(name));
                }
            }

            output.Close((byte)'}');
        }
        else if (state.TryItems(value, out var items))
        {
            output.Open((byte)'[');
            foreach (var item in items)
            {
                Write(output, state, item, order?.Items);
            }

            output.Close((byte)']');
        }
        else
        {
            output.Ascii("null");
        }
    }
}
