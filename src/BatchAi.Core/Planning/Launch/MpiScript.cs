namespace BatchAi.Core.Planning.Launch;

/// <summary>
/// Starts a command line as the ranks of MPI. Which MPI there is, is looked at when the ranks start, in the image if the
/// job has one: only then is it known what the preparation installed.
/// </summary>
internal static class MpiScript
{
    private const string Text =
        """
        #!/bin/sh
        # Starts a command line as ranks of MPI, with the MPI that is found now.
        #   mpi RANKS PER-NODE COMMAND-LINE        on the master
        #   mpi rank PER-NODE COMMAND-LINE         in each rank, by MPI
        shell=$(command -v bash || command -v sh)
        here=${0%/*}

        if [ "$1" = rank ]; then
            export RANK="${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-${PMIX_RANK:-0}}}"
            export LOCAL_RANK="${OMPI_COMM_WORLD_LOCAL_RANK:-${MPI_LOCALRANKID:-$((RANK % $2))}}"
            if [ -r "$here/nodes" ]; then
                node=$(printf '%s' "$AZ_BATCH_HOST_LIST" | cut -d, -f"$((RANK / $2 + 1))")
                . "$here/nodes"
            fi
            exec "$shell" -c "$3"
        fi

        if ! command -v mpirun >/dev/null; then
            echo "There is no mpirun: install Open MPI or Intel MPI on the nodes, in the image or in the job preparation." >&2
            exit 127
        fi
        case $(mpirun --version 2>&1) in
            *'Open MPI'* | *OpenRTE*) exec mpirun --hostfile "$AZ_BATCHAI_MPI_HOST_FILE" -n "$1" "$0" rank "$2" "$3" ;;
            *) exec mpirun -hosts "$AZ_BATCH_HOST_LIST" -ppn "$2" -n "$1" "$0" rank "$2" "$3" ;;
        esac

        """;

    /// <summary>The script as a file of the plan.</summary>
    /// <param name="layout">The job's folders.</param>
    public static PlanFile In(JobLayout layout) => new() { Path = PathIn(layout), Content = PlanText.Escape(Text), IsProgram = true };

    /// <summary>How MPI is to behave; a job may set any of it otherwise.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings { get; } = new Dictionary<string, string>
    {
        // Nodes share their processors: bound to them, the first processes of all nodes would crowd on the first.
        ["OMPI_MCA_hwloc_base_binding_policy"] = "none",

        // A job runs as the service's user, in a container often as root; that is no mistake of the job's.
        ["OMPI_ALLOW_RUN_AS_ROOT"] = "1",
        ["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1",
    };

    /// <summary>A command line that starts ranks.</summary>
    /// <param name="spread">How many, and how they are spread over the nodes.</param>
    /// <param name="rank">What each rank runs, as a plan text.</param>
    public static string Command(ProcessSpread spread, string rank) =>
        $"\"${VariableNames.JobTemp}/launch/mpi\" {spread.Count} {spread.PerNode} {ShellWord.Literal(rank)}";

    private static string PathIn(JobLayout layout) => layout.Launch + "/mpi";
}
