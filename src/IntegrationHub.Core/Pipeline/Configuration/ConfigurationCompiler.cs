using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Compiles the files below a home into a configuration, or reports every fault of every file at once.</summary>
public sealed partial class ConfigurationCompiler
{
    private static readonly string[] PolicyNames = ["authority", "items", "products", "routing", "translation"];

    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _unconfirmed = [];
    private readonly List<(ControlledItem Item, YamlNode? Tree)> _items = [];
    private readonly SchemaRegistry _schemas = new();
    private readonly Dictionary<string, Contract> _contracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormatLayout> _layouts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SystemDescription> _systems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappingPlan> _plans = new(StringComparer.Ordinal);

    // They never run; the check looks at them, so that one fault does not hide the others.
    private readonly Dictionary<string, MappingPlan> _faulty = new(StringComparer.Ordinal);

    // Without a policy nothing may change granularity.
    private static readonly TranslationPolicy RefuseAll = new(
        "0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "master data steward", "one working day"));

    private ConfigurationCompiler()
    {
    }

    /// <summary>Compiles files; the order does not matter, and what is no controlled item is passed over.</summary>
    public static Outcome<HubConfiguration> Compile(IReadOnlyList<ConfigurationFile> files)
    {
        var compiler = new ConfigurationCompiler();
        var (policies, flows) = compiler.CompileAll(files);
        return compiler._problems.Count + compiler._unconfirmed.Count > 0
            ? Outcome<HubConfiguration>.Failed([.. compiler._problems, .. compiler._unconfirmed])
            : Outcome<HubConfiguration>.Of(new HubConfiguration
            {
                Items = [.. compiler._items.Select(pair => pair.Item)],
                Systems = compiler._systems,
                Flows = flows,
                Contracts = compiler._contracts,
                Policies = policies,
            });
    }

    private (HubPolicies Policies, Dictionary<string, Flow> Flows) CompileAll(IReadOnlyList<ConfigurationFile> files)
    {
        var policies = CompileParts(files);
        var flows = new Dictionary<string, Flow>(StringComparer.Ordinal);
        foreach (var (flow, item) in _systems.Values
            .SelectMany(system => system.Interfaces).Select(description => CompileFlow(description, policies, () => flows))
            .Where(pair => pair.Flow is not null))
        {
            flows.Add(item, flow!);
        }

        CheckRoutes(policies.Routing, flows);
        CheckAuthority(policies.Authority);
        return (policies, flows);
    }

    /// <summary>Compiles one interface from the recorded files of its closure; null where they do not suffice.</summary>
    public static Flow? CompileFlow(IReadOnlyList<ConfigurationFile> files, string flow)
    {
        var compiler = new ConfigurationCompiler();
        var policies = compiler.CompileParts(files);
        var description = compiler._systems.Values.SelectMany(system => system.Interfaces).FirstOrDefault(one => one.FullName == flow);
        return description is null ? null : compiler.CompileFlow(description, policies, () => new Dictionary<string, Flow>(StringComparer.Ordinal)).Flow;
    }

    private HubPolicies CompileParts(IReadOnlyList<ConfigurationFile> files)
    {
        ReadItems(files);
        CompileContracts();
        ReadLayouts();
        ReadSystems();
        var policies = ReadPolicies();
        CompileMappings();
        return policies;
    }

    private void ReadItems(IReadOnlyList<ConfigurationFile> files)
    {
        foreach (var file in files.Where(file => ItemReader.IsItem(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            // A tuple is never null, so a file that cannot be read must be told apart before its value is taken.
            var read = ItemReader.Read(file);
            _problems.AddRange(read.Problems);
            if (read.Succeeded)
            {
                _items.Add(read.Value);
            }
        }

        foreach (var twice in _items.GroupBy(pair => (pair.Item.Kind, pair.Item.Id, pair.Item.Version)).Where(group => group.Count() > 1))
        {
            _problems.Add(new Problem("CFG-0002",
                $"{twice.Key.Kind} {twice.Key.Id}@{twice.Key.Version} stands in {string.Join(" and ", twice.Select(pair => pair.Item.Path))}. Keep one, or give one a version of its own.",
                twice.Last().Item.Path));
        }
    }

    private void CompileContracts()
    {
        var contracts = Of(ItemKind.Contract).Select(pair => pair.Item).ToList();
        foreach (var item in contracts)
        {
            Keep(_schemas.Add(item.Bytes, item.Id), item.Path);
        }

        foreach (var item in contracts)
        {
            if (Keep(Contract.Compile(item.Bytes, _schemas, new ContractOptions { Id = item.Id }), item.Path) is { } contract)
            {
                _contracts.TryAdd($"{item.Id}@{item.Version}", contract);
            }
        }
    }

    private void ReadLayouts()
    {
        foreach (var (item, _) in Of(ItemKind.Layout))
        {
            if (Keep(FormatLayout.Read(item.Bytes.Span, item.Path)) is { } layout)
            {
                _layouts.TryAdd(layout.Reference.ToString(), layout);
            }
        }
    }

    private void ReadSystems()
    {
        foreach (var (item, tree) in Of(ItemKind.System))
        {
            if (Keep(SystemReader.Read(tree!)) is { } system && !_systems.TryAdd(system.Name, system))
            {
                _problems.Add(new Problem("CFG-0002", $"The system '{system.Name}' is described twice. Keep one system.yaml.", item.Path));
            }
        }
    }

    private HubPolicies ReadPolicies()
    {
        // A policy under a name that nobody reads would look as if it were in force.
        foreach (var (item, _) in Of(ItemKind.Policy).Where(pair => !PolicyNames.Contains(pair.Item.Id, StringComparer.Ordinal)))
        {
            _problems.Add(new Problem("CFG-0005", $"There is no policy '{item.Id}'. Use one of {string.Join(", ", PolicyNames)}.", item.Path, "policy", item.Id));
        }

        return ReadKnownPolicies();
    }

    private HubPolicies ReadKnownPolicies() => new(
        Policy("routing", tree => RoutingReader.Read(tree.Tree!)) ?? RoutingPolicy.Empty,
        Policy("authority", tree => AuthorityPolicyReader.Read(System.Text.Encoding.UTF8.GetString(tree.Item.Bytes.Span), tree.Item.Path)) ?? AuthorityPolicy.None,
        Policy("translation", tree => TranslationPolicyReader.Read(tree.Tree!)) ?? RefuseAll)
    {
        Items = Policy("items", tree => ItemPolicyReader.Read(tree.Tree!)) ?? ItemPolicy.None,
        Products = Policy("products", tree => ProductsReader.Read(tree.Tree!)) ?? [],
    };

    private T? Policy<T>(string id, Func<(ControlledItem Item, YamlNode? Tree), Outcome<T>> read)
        where T : class =>
        Of(ItemKind.Policy).Where(pair => pair.Item.Id == id).Select(pair => Keep(read(pair))).FirstOrDefault();

    private void CompileMappings()
    {
        var source = new MappingSource(_items, _contracts, _systems, _problems);
        foreach (var (item, _) in Of(ItemKind.Mapping))
        {
            if (Keep(MappingFile.Read(item.Bytes.Span, item.Path)) is not { } file)
            {
                continue;
            }

            var (plan, problems) = MappingCompiler.Attempt(file, source);
            _problems.AddRange(problems);
            (problems.Count == 0 ? _plans : _faulty).TryAdd(file.Reference.ToString(), plan);
        }
    }

    private (Flow? Flow, string Name) CompileFlow(InterfaceDescription description, HubPolicies policies, Func<IReadOnlyDictionary<string, Flow>> siblings)
    {
        var system = Of(ItemKind.System).First(pair => pair.Item.Id == description.System).Item;
        var plan = _plans.GetValueOrDefault(description.Mapping);
        if (plan is null)
        {
            _problems.Add(new Problem("CFG-0003", $"{description.FullName} runs with {description.Mapping}, which is not there or has faults. Correct the mapping or the reference.", system.Path, description.FullName));
            return (null, description.FullName);
        }

        // A guess may be checked and tested, and never runs.
        _unconfirmed.AddRange(plan.File.OpenGuesses);
        var format = MessageFormats.Bind(description.Format, description.FormatOptions, _layouts);
        _problems.AddRange(format.Problems.Select(problem => problem with { Place = problem.Place ?? system.Path, Rule = description.FullName }));
        var from = Find(plan.File.From, plan);
        var to = plan.File.Outputs.Select(output => output.To).Distinct().Select(id => (Id: id.ToString(), Contract: Find(id, plan))).ToList();
        if (from is null || to.Exists(pair => pair.Contract is null) || !format.Succeeded)
        {
            return (null, description.FullName);
        }

        return (new Flow
        {
            Description = description,
            System = _systems[description.System],
            Format = format.Value,
            Closure = Closure.Of(ClosureItems(system, plan, format.Value)),
            From = from,
            Plan = plan,
            Mapping = description.Mapping,
            To = to.ToDictionary(pair => pair.Id, pair => pair.Contract!, StringComparer.Ordinal),
            Policies = policies,
            Siblings = siblings,
        }, description.FullName);
    }

    // Contracts refer to one another, so all that a flow could reach are in; the policies decide what a dispatch does.
    private IEnumerable<ControlledItem> ClosureItems(ControlledItem system, MappingPlan plan, BoundFormat format)
    {
        var contracts = plan.File.Outputs.Select(output => output.To).Append(plan.File.From).Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        var folders = contracts.Select(id => id[..id.IndexOf('/', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var lists = plan.CodeLists.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        var layouts = format.Layouts.Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        return _items.Select(pair => pair.Item).Where(item => item.Kind switch
        {
            ItemKind.System => ReferenceEquals(item, system),
            ItemKind.Mapping => $"{item.Id}@{item.Version}" == plan.File.Reference.ToString(),
            ItemKind.Contract => contracts.Contains($"{item.Id}@{item.Version}") || (item.Id.EndsWith("/common", StringComparison.Ordinal) && folders.Contains(item.Id[..item.Id.IndexOf('/', StringComparison.Ordinal)])),
            ItemKind.CodeList => lists.Contains($"{item.Id}@{item.Version}"),
            ItemKind.Layout => layouts.Contains($"{item.Id}@{item.Version}"),
            ItemKind.Policy => true,
            ItemKind.RequirementRegister => true,
            _ => false,
        });
    }

    private Contract? Find(VersionedId id, MappingPlan plan)
    {
        if (_contracts.TryGetValue(id.ToString(), out var contract))
        {
            return contract;
        }

        _problems.Add(new Problem("CFG-0003", $"{plan.File.Reference} refers to the contract {id}, which is not there or has faults. Correct the contract or the reference.", plan.File.Node.Place));
        return null;
    }

    private void CheckRoutes(RoutingPolicy routing, Dictionary<string, Flow> flows)
    {
        foreach (var route in routing.Routes)
        {
            foreach (var target in route.To.Where(target => !flows.TryGetValue(target, out var flow) || flow.Description.Direction != Systems.Direction.Out))
            {
                _problems.Add(new Problem("CFG-0004", $"The route '{route.Id}' sends to {target}, which is no outbound interface. Add it to its system.yaml, or correct the route.", "mappings/policies/routing.yaml", route.Id));
            }

            foreach (var source in route.From.Where(source => !flows.TryGetValue(source, out var flow) || flow.Description.Direction != Systems.Direction.In))
            {
                _problems.Add(new Problem("CFG-0004", $"The route '{route.Id}' names {source}, which is no inbound interface. Add it to its system.yaml, or correct the route.", "mappings/policies/routing.yaml", route.Id));
            }
        }
    }

    // An authority that does not exist would leave every finding without one.
    private void CheckAuthority(AuthorityPolicy authority)
    {
        foreach (var rule in authority.Rules.Where(rule => !_systems.ContainsKey(rule.System)))
        {
            _problems.Add(new Problem("CFG-0006", $"The authority rule '{rule.Id}' names the system {rule.System}, which no system.yaml describes. Correct the name, or add the system.",
                "mappings/policies/authority.yaml", rule.Id, rule.System));
        }
    }

    private IEnumerable<(ControlledItem Item, YamlNode? Tree)> Of(ItemKind kind) => _items.Where(pair => pair.Item.Kind == kind);

    private T? Keep<T>(Outcome<T> outcome, string? file = null)
    {
        if (outcome.Succeeded)
        {
            return outcome.Value;
        }

        _problems.AddRange(outcome.Problems.Select(problem => file is null || problem.Place?.StartsWith(file, StringComparison.Ordinal) == true
            ? problem
            : problem with { Place = $"{file}{(problem.Place is null ? "" : "#" + problem.Place)}" }));
        return default;
    }
}
