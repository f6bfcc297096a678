using System.CommandLine;
using System.Text.Json;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli.Translation;

/// <summary>Says a material event in the granularity of a target, as the hub would: no hub, no store.</summary>
internal static class TranslateCommand
{
    private const string Escrow = "offline";

    public static Command Create(GlobalOptions options)
    {
        var file = new Argument<string>("file") { Description = "A canonical material-event as JSON." };
        var to = new Option<string>("--to") { Description = "The target system, as its folder in mappings/ is named.", Required = true };
        var tracking = new Option<string[]>("--tracking") { Description = "How the target tracks an item, ITEM=LOT/SERIAL with none, optional or required, for example 4711-10=required/none. Repeatable. Else what its system.yaml states for all.", AllowMultipleArgumentsPerToken = true };
        var lots = new Option<string[]>("--lot-size") { Description = "How much a lot holds in the target, ITEM/LOT=QUANTITY, for the reach of a recall. Repeatable.", AllowMultipleArgumentsPerToken = true };
        var members = new Option<string[]>("--member") { Description = "The lot that a piece belongs to where the event does not say it, ITEM/SERIAL=LOT. Repeatable.", AllowMultipleArgumentsPerToken = true };
        var purpose = new Option<Purpose>("--purpose") { Description = "What the result is for: posting, record or label.", DefaultValueFactory = _ => Purpose.Posting };
        var command = new Command("translate", "Says a material event in the granularity that a target holds, with the loss record. Exit 1 when the policy or the facts do not allow it.") { file, to, tracking, lots, members, purpose };
        command.Add(WhatIfCommand.Create(options));
        command.SetAction(result =>
        {
            var configuration = Compiled(HomeFiles.Open(result, options).Files);
            var system = configuration.Systems.GetValueOrDefault(result.GetValue(to)!)
                ?? throw new WrongUseException($"There is no system '{result.GetValue(to)}'. The home has {string.Join(", ", configuration.Systems.Keys.Order(StringComparer.Ordinal))}.");
            var profiles = TranslateArguments.Tracking(result.GetValue(tracking) ?? []);
            var read = Read(result.GetValue(file)!, configuration);
            var translated = !read.Succeeded ? Outcome<TranslatedEvent>.Failed(read.Problems) : new Translator(configuration.Policies.Translation).Translate(new TranslationRequest
            {
                Event = read.Value,
                Materials = read.Value.Inputs ?? read.Value.Materials ?? read.Value.Outputs ?? [],
                Operation = read.Value.Operation,
                Target = system.Name,
                Expresses = system.Expresses,
                Class = item => configuration.Policies.Items.Find(item, null),
                Tracking = item => profiles.GetValueOrDefault(item) ?? system.DefaultTracking,
                Purpose = result.GetValue(purpose),
                Facts = new TranslationFacts(TranslateArguments.Members(result.GetValue(members) ?? []), TranslateArguments.LotSizes(result.GetValue(lots) ?? [])),
                EscrowId = Escrow,
            });
            Print(result.GetValue(options.Json), translated);
            return translated.Succeeded ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static HubConfiguration Compiled(IReadOnlyList<ConfigurationFile> files) =>
        ConfigurationCompiler.Compile(files) is { Succeeded: true } compiled ? compiled.Value : throw new HubRefusedException(ConfigurationCompiler.Compile(files).Problems);

    private static Outcome<MaterialEvent> Read(string name, HubConfiguration configuration)
    {
        InputFile.MustExist([name]);
        var bytes = InputFile.Read(name);
        var tape = bytes.Succeeded ? TokenTape.Parse(bytes.Value) : Outcome<TokenTape>.Failed(bytes.Problems);
        if (!tape.Succeeded)
        {
            return Outcome<MaterialEvent>.Failed(tape.Problems);
        }

        using var document = tape.Value;
        var contract = configuration.Contracts.Values.Where(known => known.Id == "canonical/material-event").OrderBy(known => known.Version, StringComparer.Ordinal).Last();
        Problem[] faults = [.. contract.Validate(document).Errors.Select(error => error.ToProblem())];
        return faults.Length > 0 ? Outcome<MaterialEvent>.Failed(faults) : Outcome<MaterialEvent>.Of(CanonicalJson.Read<MaterialEvent>(bytes.Value));
    }

    private static void Print(bool json, Outcome<TranslatedEvent> translated)
    {
        if (json)
        {
            Json.Print(translated.Succeeded
                ? JsonSerializer.SerializeToNode(translated.Value, CanonicalJson.Options)
                : new System.Text.Json.Nodes.JsonObject { ["problems"] = Problems.ToJson(translated.Problems) });
            return;
        }

        foreach (var problem in translated.Problems)
        {
            Console.Out.WriteLine(problem);
        }

        if (translated.Succeeded)
        {
            TranslationText.Lines(translated.Value).ForEach(Console.Out.WriteLine);
        }
    }
}
