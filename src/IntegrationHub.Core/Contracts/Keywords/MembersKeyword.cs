using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c> and <c>required</c> in one walk over the members:
/// each member is looked up once, by the hash that the reader made.
/// </summary>
internal sealed class MembersKeyword : Keyword
{
    private readonly MemberTable _table;
    private readonly (TextPattern Pattern, string Segment, SchemaNode Schema)[] _patterns;
    private readonly SchemaNode? _additional;
    private readonly string _additionalName;

    private MembersKeyword(MemberTable table, (TextPattern, string, SchemaNode)[] patterns, SchemaNode? additional, string additionalName)
        : base("properties") => (_table, _patterns, _additional, _additionalName) = (table, patterns, additional, additionalName);

    public override int Kinds => Bit(JsonKind.Object);

    public static MembersKeyword? From(SchemaScope scope)
    {
        List<string> required = scope.Has(Vocabularies.Validation) && scope.TryGet("required", out int list) ? scope.Texts(list) : [];
        (string Name, SchemaNode Schema)[] properties = [];
        var patterns = new List<(TextPattern, string, SchemaNode)>();
        SchemaNode? additional = null;
        string additionalName = "additionalProperties";
        if (scope.Has(Vocabularies.Applicator))
        {
            properties = [.. scope.Subschemas("properties")];
            foreach ((string pattern, SchemaNode schema) in scope.Subschemas("patternProperties"))
            {
                if (scope.Pattern(pattern, JsonPointers.Append("patternProperties", pattern)) is { } compiled)
                    patterns.Add((compiled, JsonPointers.Append("/patternProperties", pattern), schema));
            }

            additional = scope.Subschema("additionalProperties");
        }

        scope.Node.Properties = properties;
        scope.Node.Required = required;
        scope.Node.PatternProperties = [.. patterns.Select(p => (p.Item1, p.Item3))];
        scope.Node.Additional = additional;
        if (UnevaluatedKeywords.IsPlainAdditional(scope))
        {
            // Nothing beside these keywords can look at members, so "unevaluated" means "additional" and costs no bookkeeping.
            additional = scope.Subschema("unevaluatedProperties");
            additionalName = "unevaluatedProperties";
        }

        scope.Node.IsClosed |= scope.Has(Vocabularies.Applicator) && IsFalse(scope, additionalName);
        return properties.Length == 0 && patterns.Count == 0 && additional is null && required.Count == 0
            ? null
            : new MembersKeyword(new MemberTable(properties, required), [.. patterns], additional, additionalName);
    }

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        TokenTape tape = evaluator.Tape;
        int end = tape.End(node);
        int expected = 0;
        ulong seen = 0;
        bool valid = true;
        for (int child = node + 1; child < end; child = tape.End(child))
        {
            int entry = _table.Find(tape, child, expected);
            bool known = false;
            bool fits = true;
            if (entry >= 0)
            {
                expected = entry + 1;
                ref readonly MemberTable.Entry found = ref _table[entry];
                seen |= found.RequiredBit;
                if (found.Schema is not null)
                {
                    known = true;
                    fits = evaluator.Evaluate(found.Segment, found.Schema, child, null);
                }
            }

            foreach ((TextPattern pattern, string segment, SchemaNode schema) in _patterns)
            {
                if (!pattern.IsMatch(tape.Name(child)))
                    continue;
                known = true;
                fits &= evaluator.Evaluate(segment, schema, child, null);
            }

            if (!known && _additional is not null)
            {
                known = true;
                fits &= CheckAdditional(evaluator, child);
            }

            if (known)
                marks?.Add(child);
            if (fits)
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = false;
        }

        return _table.HasAllRequired(seen, tape, node) ? valid : evaluator.Reporting && TellMissing(evaluator, node);
    }

    private static bool IsFalse(SchemaScope scope, string keyword) => scope.TryGet(keyword, out int value) && scope.Tape.Kind(value) == JsonKind.False;

    private bool CheckAdditional(Evaluator evaluator, int child)
    {
        if (!_additional!.IsFalse)
            return evaluator.Evaluate("/" + _additionalName, _additional, child, null);
        return evaluator.Reporting && evaluator.Fail(_additionalName, child, $"The member '{evaluator.Tape.NameText(child)}' is not part of the contract. Remove it, correct its name, or add it in a new version of the contract.");
    }

    private bool TellMissing(Evaluator evaluator, int node)
    {
        foreach (string name in _table.Required)
        {
            if (!evaluator.Tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out _))
                evaluator.Fail("required", node, $"The member '{name}' is missing. Send it.");
        }

        return false;
    }
}
