using System.CommandLine;
using System.Text.Json;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli.Translation;

/// <summary>Asks the policy table of the home: no hub, no store.</summary>
internal static class WhatIfCommand
{
    public static Command Create(GlobalOptions options)
    {
        var operation = Required<Operation>("--operation", "What happens to the material, for example issue.");
        var source = Required<SourceGranularity>("--source", "How finely the source names it: unit, serial-set, range, sublot, lot, container, quantity.");
        var target = Required<TargetHolding>("--target", "What the target holds for the item: serial-required, serial-optional, lot-required, lot-optional, lot-and-serial, quantity-only.");
        var purpose = new Option<string>("--purpose") { Description = "What it is for: posting, record, label.", DefaultValueFactory = _ => "posting" };
        var item = new Option<string?>("--item") { Description = "An item: its class and risk class are looked up in mappings/policies/items.yaml." };
        var itemClass = new Option<string?>("--item-class") { Description = "The item class, where no item is named." };
        var risk = new Option<string?>("--risk") { Description = "The risk class, where no item is named." };
        var site = new Option<string?>("--site") { Description = "The hub site." };
        var command = new Command("what-if", "Says what the policy table does in a case, which row decides, and what that loses. Exit 1 when it refuses.") { operation, source, target, purpose, item, itemClass, risk, site };
        command.SetAction(result =>
        {
            var compiled = ConfigurationCompiler.Compile(HomeFiles.Open(result, options).Files);
            var policies = compiled.Succeeded ? compiled.Value.Policies : throw new HubRefusedException(compiled.Problems);
            var found = result.GetValue(item) is { } number ? policies.Items.Find(number, null) : null;
            var answer = PolicyAnswer.Of(policies.Translation, new PolicyCase(
                Word<Operation>(result.GetValue(operation)!, "--operation"), Word<SourceGranularity>(result.GetValue(source)!, "--source"), Word<TargetHolding>(result.GetValue(target)!, "--target"),
                Word<Purpose>(result.GetValue(purpose)!, "--purpose"), result.GetValue(risk) ?? found?.Risk, result.GetValue(site), Class(policies.Items, result.GetValue(itemClass)) ?? found?.Id));
            Print(answer, result.GetValue(options.Json));
            return answer.Action == TranslationAction.Refuse ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }

    private static void Print(PolicyAnswer answer, bool json)
    {
        if (json)
        {
            Json.Print(JsonSerializer.SerializeToNode(answer, CanonicalJson.Options));
            return;
        }

        Console.Out.WriteLine($"{PolicyAnswer.Word(answer.Action)}: {answer.Says}");
        foreach (var (name, value) in new[] { ("Why", answer.Reason), ("The target no longer knows", answer.Lost), ("Who answers", answer.Role is null ? null : $"{answer.Role}, within {answer.Deadline}"), ("Decided by", answer.Decided) })
        {
            if (value is not null)
            {
                Console.Out.WriteLine($"  {name}: {value}");
            }
        }
    }

    private static Option<string> Required<T>(string name, string description)
        where T : struct, Enum => new(name) { Description = description, Required = true };

    private static string? Class(ItemPolicy items, string? named) => named is null || items.Classes.Any(c => c.Id == named) ? named
        : throw new WrongUseException($"--item-class {named}: there is no such item class. Use one of {string.Join(", ", items.Classes.Select(c => c.Id))}.");

    // The library would take numbers and other spellings too.
    private static T Word<T>(string text, string option)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (PolicyAnswer.Word(value) == text)
            {
                return value;
            }
        }

        throw new WrongUseException($"{option} {text}: use one of {string.Join(", ", Enum.GetValues<T>().Select(PolicyAnswer.Word))}.");
    }
}
