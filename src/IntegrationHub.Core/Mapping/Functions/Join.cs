using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Join : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("join", "Text", "Joins the scalars of a list to one text; nothing for an empty list.")
    {
        Arguments = [new("with", ArgumentType.Text, "What stands between them.", Required: true)],
        Examples = [new("{ join: \", \" }", "[\"a\", 2, \"c\"]", "\"a, 2, c\""), new("{ join: \"-\" }", "[]", "nothing"), new("{ join: \"-\" }", "[[1]]", "refused")],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("string");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var with = arguments.Text("with", "");
        return OnList((items, state) =>
        {
            var texts = new List<string>(items.Count);
            foreach (var item in items)
            {
                if (!state.TryText(item, out var text))
                {
                    return MapValue.Failed($"Only texts, numbers and flags are joined; found {state.Show(item)}. Take a member of the items first.");
                }

                texts.Add(text);
            }

            return texts.Count == 0 ? MapValue.Absent : MapValue.OfText(string.Join(with, texts));
        });
    }
}
