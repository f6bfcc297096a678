using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Functions;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>Makes a plan of a mapping file: names become functions, references become content, rules become places of the output.</summary>
public sealed class MappingCompiler
{
    private readonly MappingFile _file;
    private readonly IMappingSource _source;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<VersionedId, CodeList> _codeLists = [];
    private readonly Dictionary<string, IReadOnlyList<PlanFunction>> _chains = new(StringComparer.Ordinal);

    private MappingCompiler(MappingFile file, IMappingSource source) => (_file, _source) = (file, source);

    /// <summary>Compiles a mapping.</summary>
    /// <returns>The plan, or all faults: <c>MAP-0006</c> unknown function, <c>MAP-0007</c> argument, <c>MAP-0008</c> targets that exclude each other, <c>MAP-0009</c> code list, <c>MAP-0010</c> requirement.</returns>
    public static Outcome<MappingPlan> Compile(MappingFile file, IMappingSource source)
    {
        var (plan, problems) = Attempt(file, source);
        return problems.Count == 0 ? Outcome<MappingPlan>.Of(plan) : Outcome<MappingPlan>.Failed(problems);
    }

    /// <summary>Compiles a mapping as far as it goes, so that the checks can tell what else is wrong with it. A plan with faults must not run.</summary>
    internal static (MappingPlan Plan, IReadOnlyList<Problem> Problems) Attempt(MappingFile file, IMappingSource source)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(source);
        var compiler = new MappingCompiler(file, source);
        return (compiler.Plan(), compiler._problems);
    }

    private MappingPlan Plan()
    {
        foreach (var rule in _file.AllRules)
        {
            _indexes.TryAdd(rule.Id, _indexes.Count);
        }

        CheckRequirements(_file.Requirements, _file.Node.Place, null);
        var outputs = new List<PlanOutput>();
        foreach (var output in _file.Outputs)
        {
            var root = new PlanNode("", _source.FindTargetOrder(output.To));
            var depth = output.ForEach?.Loops.Count ?? 0;
            CheckLevels([output.ForEach], 0, false, output.Place, null);
            CheckLevels(output.When?.Pointers ?? [], depth, false, output.Place, null);
            Add(root, output.Rules, depth, false, "");
            TargetChecks.Check(root, "", _problems);
            root.Sort();
            outputs.Add(new PlanOutput(output, root));
        }

        return new MappingPlan(_file, outputs, [.. _file.AllRules.Select(r => r.Id)], [.. _codeLists.Keys]) { Chains = _chains };
    }

    private void Add(PlanNode root, IReadOnlyList<MappingRule> rules, int depth, bool grouped, string target)
    {
        foreach (var rule in rules)
        {
            CheckRequirements(rule.Requirements, rule.Place, rule.Id);
            CheckLevels(rule, depth, grouped);
            if (rule.ForEach is not null)
            {
                var into = Find(root, rule.Into!);
                var body = new PlanNode("", into.Order?.Items);
                into.Loops.Add(new PlanLoop(_indexes[rule.Id], rule, body));
                Add(body, rule.Rules, depth + rule.ForEach.Loops.Count, grouped || rule.GroupBy.Count > 0, target + rule.Into!.Text + "/-");
                continue;
            }

            var ready = Ready(rule, depth, target + rule.Set!.Text);
            Find(root, rule.Set).Rules.Add(ready);
            if (rule.KeepRaw is not null)
            {
                Find(root, rule.KeepRaw).Rules.Add(new PlanRule(ready.Index, rule, ready.Functions, ready.Codes, KeepsRaw: true)); // not 'with', which would keep Copies as it was
            }
        }
    }

    private static PlanNode Find(PlanNode root, MappingPointer pointer)
    {
        var node = root;
        foreach (var token in pointer.Tokens)
        {
            // A number is an index where the contract has an array here, or where it says nothing.
            node = JsonPointers.ArrayIndex(token) >= 0 && (node.Order is null || node.Order.Items is not null) ? node.Element(token) : node.Member(token);
        }

        return node;
    }

    private PlanRule Ready(MappingRule rule, int depth, string target)
    {
        var functions = new List<PlanFunction>();
        foreach (var call in rule.Do)
        {
            if (FunctionCatalog.Find(call.Name) is not { } function)
            {
                _problems.Add(new Problem("MAP-0006", $"There is no function '{call.Name}'. Correct the name; mappings/README.md lists them all.", call.Place, rule.Id, call.Name));
                functions.Add(Unknown(call));
                continue;
            }

            var arguments = new FunctionArguments(function.Declaration, call, rule.Id, _problems, _source.FindSites(_file.Id.System), Used);
            var run = function.Bind(arguments);
            functions.Add(new PlanFunction(call.Name, run, function.Declaration.TakesNothing) { Types = function.Types, Chooses = function.Chooses, Reads = arguments.Reads, Place = call.Place });
        }

        if (rule is { From: null, Const: null, Template: null } && functions is not [{ TakesNothing: true }, ..])
        {
            _problems.Add(new Problem("MAP-0003", "The rule has no source. Add from, const or template, or begin 'do' with a function that needs none (uuid).", rule.Place, rule.Id));
        }

        CheckDefault(rule);
        _chains.TryAdd(rule.Id, functions);
        CheckLevels(functions.SelectMany(function => function.Reads).Where(read => !read.OfItem).Select(read => read.Pointer), depth, false, rule.Place, rule.Id);
        return new PlanRule(_indexes[rule.Id], rule, [.. functions], Codes(rule, target), KeepsRaw: false);
    }

    // It stands for anything, so that nothing is said of the types beside it.
    private static PlanFunction Unknown(FunctionCall call) => new(call.Name, static (value, _) => value, false) { Types = FunctionTypes.AnyTo(), Reads = [], Place = call.Place };

    private CodeList? Codes(MappingRule rule, string target)
    {
        if (rule.Lookup is not { } reference)
        {
            return null;
        }

        if (Used(reference) is not { } list)
        {
            _problems.Add(new Problem("MAP-0009", $"There is no code list {reference}. Add it under mappings/code-lists/, or correct the version.", rule.Place, rule.Id, reference.ToString()));
            return null;
        }

        if (list.Fallback is not null && TargetChecks.MustNotGuess(target))
        {
            _problems.Add(new Problem("MAP-0009", $"{target} says how material is tracked, measured, disposed of or named; {reference} must not guess it. Take a list without fallback.", rule.Place, rule.Id, reference.ToString()));
        }

        return list;
    }

    private CodeList? Used(VersionedId reference)
    {
        var list = _source.FindCodeList(reference);
        if (list is not null)
        {
            _codeLists[reference] = list;
        }

        return list;
    }

    private void CheckDefault(MappingRule rule)
    {
        if (rule.Default is not null && !rule.Requirements.Any(id => _source.FindRequirement(id) is { MayDefault: true }))
        {
            _problems.Add(new Problem("MAP-0010", "A default guesses. Cite a requirement on the rule that says 'mayDefault: true' in mappings/requirements.yaml, or delete the default.", rule.Default.Place, rule.Id, rule.Default.Source));
        }
    }

    private void CheckRequirements(IReadOnlyList<string> ids, string place, string? rule)
    {
        foreach (var id in ids.Where(id => _source.FindRequirement(id) is null))
        {
            _problems.Add(new Problem("MAP-0010", $"The requirement '{id}' is not in mappings/requirements.yaml. Add it there, or correct the id.", place, rule, id));
        }
    }

    private void CheckLevels(MappingRule rule, int depth, bool grouped)
    {
        CheckLevels(new[] { rule.From, rule.ForEach }.Concat(rule.Template?.Parts.Select(part => part.Value) ?? []), depth, grouped, rule.Place, rule.Id);
        var element = depth + (rule.ForEach?.Loops.Count ?? 0);
        CheckLevels((rule.When?.Pointers ?? []).Concat(rule.GroupBy), element, false, rule.Place, rule.Id);
        if (rule.ForEach is { Loops.Count: > 1 } each && (each.OfGroup || rule.GroupBy.Count > 0))
        {
            _problems.Add(new Problem("MAP-0004", "'*' goes through arrays in arrays one by one, so it does not go with 'groupBy' or 'group'. Give the outer array a forEach of its own and group within it.", rule.Place, rule.Id, each.Text));
        }
    }

    private void CheckLevels(IEnumerable<MappingPointer?> pointers, int depth, bool grouped, string place, string? rule)
    {
        foreach (var pointer in pointers.OfType<MappingPointer>())
        {
            if (pointer.Up > depth)
            {
                _problems.Add(new Problem("MAP-0004", $"There are only {depth} levels above this rule. Write fewer '^'.", place, rule, pointer.Text));
            }

            if (pointer.OfGroup && !grouped)
            {
                _problems.Add(new Problem("MAP-0004", "'group' reads the elements of a group with 'from' or 'forEach', within a forEach with 'groupBy'. Add groupBy, or write a pointer that begins with '/'.", place, rule, pointer.Text));
            }
        }
    }
}
