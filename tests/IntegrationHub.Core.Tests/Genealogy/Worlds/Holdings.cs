using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>Which outputs may hold a suspect piece together, by trying every way in which pieces of the inputs may be in pieces of the outputs.</summary>
internal static class Holdings
{
    private static readonly Dictionary<(TransformationKind, bool, int, int, int, int, int, bool), int[]> Known = [];

    /// <summary>Gives the sets of outputs, as bits.</summary>
    public static int[] Of(TransformationKind kind, bool leaks, bool[] inputs, int outputs, int firm, int stated, bool isAnyFirm)
    {
        var mask = inputs.Select((s, i) => s ? 1 << i : 0).Sum();
        var key = (kind, leaks, inputs.Length, mask, outputs, firm, stated, isAnyFirm);
        if (!Known.TryGetValue(key, out var found))
        {
            // More out than in, or the other way round, is not what the kind says: then anything may be in anything.
            var rule = kind == TransformationKind.Process && !leaks && firm < outputs ? TransformationKind.Mix
                : kind == TransformationKind.Divide && !leaks && stated > outputs ? TransformationKind.Mix : kind;
            Known[key] = found = [.. (rule switch
            {
                TransformationKind.Assemble => Assembled(inputs, outputs, leaks, firm >= outputs && isAnyFirm),
                TransformationKind.Process => FromOneEach(inputs, outputs, leaks || !isAnyFirm, isInjective: true, isOnto: false),
                TransformationKind.Divide => FromOneEach(inputs, outputs, leaks || !isAnyFirm, isInjective: false, isOnto: !leaks),
                _ => Mixed(inputs, outputs, leaks, isAnyFirm),
            }).Distinct()];
        }

        return found;
    }

    // Every piece that goes in ends in one output, or leaks; where enough goes in every output gets some.
    private static IEnumerable<int> Assembled(bool[] inputs, int outputs, bool leaks, bool covers)
    {
        var ways = (int)Math.Pow(outputs + 1, inputs.Length);
        for (var way = 0; way < ways; way++)
        {
            var (rest, held, suspect, leaked) = (way, 0, 0, false);
            foreach (var isSuspect in inputs)
            {
                var at = rest % (outputs + 1);
                rest /= outputs + 1;
                leaked |= at == outputs;
                held |= at == outputs ? 0 : 1 << at;
                suspect |= at < outputs && isSuspect ? 1 << at : 0;
            }

            if (leaks || (!leaked && (!covers || held == (1 << outputs) - 1)))
            {
                yield return suspect;
            }
        }
    }

    // Every output is of one piece that went in; where it leaks, perhaps of one that is not on record.
    private static IEnumerable<int> FromOneEach(bool[] inputs, int outputs, bool leaks, bool isInjective, bool isOnto)
    {
        var ways = (int)Math.Pow(inputs.Length + 1, outputs);
        for (var way = 0; way < ways; way++)
        {
            var (rest, suspect, unknown, twice, from) = (way, 0, false, false, 0);
            for (var o = 0; o < outputs; o++)
            {
                var input = rest % (inputs.Length + 1);
                rest /= inputs.Length + 1;
                unknown |= input == inputs.Length;
                twice |= input < inputs.Length && (from & (1 << input)) != 0;
                from |= input < inputs.Length ? 1 << input : 0;
                suspect |= input < inputs.Length && inputs[input] ? 1 << o : 0;
            }

            if ((leaks || !unknown) && (!isInjective || !twice) && (!isOnto || from == (1 << inputs.Length) - 1))
            {
                yield return suspect;
            }
        }
    }

    // Every piece that goes in is in one or more outputs, and every output holds some.
    private static IEnumerable<int> Mixed(bool[] inputs, int outputs, bool leaks, bool isAnyFirm)
    {
        for (var way = 0; way < 1 << (inputs.Length * outputs); way++)
        {
            var (held, suspect, leaked) = (0, 0, false);
            for (var i = 0; i < inputs.Length; i++)
            {
                var inOutputs = (way >> (i * outputs)) & ((1 << outputs) - 1);
                leaked |= inOutputs == 0;
                held |= inOutputs;
                suspect |= inputs[i] ? inOutputs : 0;
            }

            if (leaks || (!leaked && (!isAnyFirm || held == (1 << outputs) - 1)))
            {
                yield return suspect;
            }
        }
    }
}
